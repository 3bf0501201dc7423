"""Les remontées, recomptées à la main dans le CSV livré, et sur de petits cas."""

import csv
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from egts_dashboard import config
from egts_dashboard.analyses.representativite import wilson
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.queries.remontees import (
    NATURES,
    Choix,
    cibles,
    etapes,
    flux,
    reprises,
)
from egts_dashboard.queries.remontees_chiffres import chiffres
from egts_dashboard.queries.remontees_flux import columns, flux_places
from egts_dashboard.queries.remontees_listes import (
    histoire,
    jumelles,
    liens_de,
    lisibles,
    perdues,
    sans_origine,
)
from egts_dashboard.store.connection import Store
from tests.fabriques import atelier, preconisation, remontee, socle

RESTITUTION, BILAN = "doc-restitution-pc-2014", "doc-bilan-so-2014"
CHOIX = [
    Choix(),
    Choix(avec_incertaines=False),
    Choix(natures=("identique", "reformulee")),
    Choix("constat"),
]
FILTRES = [TOUT, Filtres(atelier=("at-pc-2014-usagers", "at-pc-2014-qvt"))]


@pytest.fixture(scope="module")
def lus(store: Store) -> dict[str, Any]:
    """Ce que les fichiers livrés disent, lu sans le magasin."""

    def read(motif: str) -> list[dict[str, str]]:
        lignes = []
        for chemin in sorted(config.DATA_DIR.glob(f"*/{motif}.csv")):
            with chemin.open(encoding="utf-8-sig", newline="") as fichier:
                lignes += list(csv.DictReader(fichier))
        return lignes

    cles = {"preconisation": "preconisations", "constat": "constats"}
    items = {
        (objet, ligne[f"{objet}_id"]): ligne
        for objet, table in cles.items()
        for ligne in read(table)
    }
    items |= {("pratique", p["pratique_id"]): p for p in read("pratiques")}
    plans = {m["mesure_id"]: m["plan"] for m in read("mesures")}
    return {"items": items, "plans": plans, "liens": read("remontees")}


def _kept(lus: dict[str, Any], choix: Choix, filtres: Filtres) -> list[dict[str, str]]:
    items = lus["items"]
    return [
        lien
        | {
            "origine": items[lien["amont_objet"], lien["amont_id"]]["source_id"],
            "cible": lus["plans"].get(lien["aval_id"])
            or items[lien["aval_objet"], lien["aval_id"]]["source_id"],
        }
        for lien in lus["liens"]
        if lien["amont_objet"] == choix.objet
        and lien["statut"] == "validee"
        and lien["nature"] in (choix.natures or NATURES)
        and (choix.avec_incertaines or lien["confiance"] != "incertaine")
        and (
            not filtres.atelier
            or items[choix.objet, lien["amont_id"]]["atelier_id"] in filtres.atelier
        )
    ]


@pytest.mark.parametrize("filtres", FILTRES, ids=str)
@pytest.mark.parametrize("choix", CHOIX, ids=str)
def test_les_flux_sont_ceux_du_csv_relu_ligne_a_ligne(
    store: Store, lus: dict[str, Any], choix: Choix, filtres: Filtres
) -> None:
    fortes: dict[tuple[str, str, str], str] = {}
    liens = _kept(lus, choix, filtres)
    for lien in liens:
        cle = (lien["origine"], lien["cible"], lien["amont_id"])
        fortes[cle] = min(
            fortes.get(cle, NATURES[-1]), lien["nature"], key=NATURES.index
        )
    attendus = Counter((o, c, nature) for (o, c, _), nature in fortes.items())
    origines = {
        lus["items"][lien["amont_objet"], lien["amont_id"]]["source_id"]
        for lien in lus["liens"]
        if lien["amont_objet"] == choix.objet and lien["statut"] == "validee"
    }
    relies = {lien["amont_id"] for lien in liens}
    for (objet, item_id), item in lus["items"].items():
        retenu = objet == choix.objet and item["source_id"] in origines
        if filtres.atelier and item.get("atelier_id") not in filtres.atelier:
            retenu = False
        if retenu and item_id not in relies:
            attendus[item["source_id"], "sans_suite", "sans_suite"] += 1
    trouves = {
        (v.origine, v.cible, v.nature): v.nb
        for v in flux(store, choix, filtres).itertuples()
    }
    assert trouves == dict(attendus)


def test_65_des_89_preconisations_de_la_restitution_sont_dans_le_bilan(
    store: Store, lus: dict[str, Any]
) -> None:
    a_la_main = {
        lien["amont_id"]
        for lien in _kept(lus, Choix(), TOUT)
        if (lien["origine"], lien["cible"]) == (RESTITUTION, BILAN)
    }
    tableau = reprises(store, Choix(), "document", BILAN).set_index("code")
    assert len(a_la_main) == tableau.loc[RESTITUTION, "nb_repris"] == 65
    assert tableau.loc[RESTITUTION, "base"] == 89


@pytest.mark.parametrize("axe", ["atelier", "volet", "theme", "document"])
def test_chaque_axe_partage_les_memes_items(store: Store, axe: str) -> None:
    for cible in cibles(store, Choix()):
        tableau = reprises(store, Choix(), axe, cible)
        entier = reprises(store, Choix(), "document", cible)
        assert tableau["base"].sum() == entier["base"].sum()
        assert tableau["nb_repris"].sum() == entier["nb_repris"].sum()


def test_toutes_les_etapes_sont_nommees(store: Store, lus: dict[str, Any]) -> None:
    liens = [lien for c in CHOIX for lien in _kept(lus, c, TOUT)]
    reliees = {lien[bout] for lien in liens for bout in ("origine", "cible")}
    tableau = etapes(store)
    assert set(tableau["etape"]) >= reliees
    assert tableau["nom"].notna().all()
    assert tableau["nom"].is_unique


def test_deux_colonnes_d_une_meme_vue_ne_se_confondent_pas(store: Store) -> None:
    reunies = store.rows(
        "SELECT amont_source_id FROM remontees_situees"
        " UNION SELECT cible FROM remontees_situees"
    )
    separees = [
        store.rows(f"SELECT DISTINCT {colonne} FROM remontees_situees")
        for colonne in ("amont_source_id", "cible")
    ]
    assert set(reunies) == {*separees[0], *separees[1]}


@pytest.mark.parametrize("filtres", FILTRES, ids=str)
@pytest.mark.parametrize("choix", CHOIX, ids=str)
def test_chaque_chiffre_est_ce_que_rend_sa_requete(
    store: Store, choix: Choix, filtres: Filtres
) -> None:
    for chiffre in chiffres(store, choix, wilson, filtres):
        assert store.value(chiffre.sql, chiffre.parametres) == chiffre.valeur
        store.frame(chiffre.sql_lignes, chiffre.parametres_lignes)


def test_perdues_et_reprises_font_le_tout(store: Store) -> None:
    for cible in cibles(store, Choix()):
        tableau = reprises(store, Choix(), "document", cible)
        liste = perdues(store, Choix(), cible)
        assert len(liste) == tableau["base"].sum() - tableau["nb_repris"].sum()


def test_sans_origine_ne_garde_que_ce_qu_aucun_lien_n_atteint(
    store: Store, lus: dict[str, Any]
) -> None:
    atteintes = {lien["aval_id"] for lien in _kept(lus, Choix(), TOUT)}
    for plan in set(lus["plans"].values()):
        du_plan = {m for m, p in lus["plans"].items() if p == plan}
        liste = sans_origine(store, Choix(), plan)
        assert len(liste) == len(du_plan - atteintes)
        assert (liste["base"] == len(du_plan)).all()


def test_la_recherche_ignore_accents_et_casse(store: Store) -> None:
    tout = perdues(store, Choix(), BILAN)
    voulues = tout["intitule"].str.contains("équipe|equipe|Équipe")
    trouvees = perdues(store, Choix(), BILAN, "EQUIPE")
    assert set(trouvees["intitule"]) >= set(tout.loc[voulues, "intitule"])
    assert 0 < len(trouvees) < len(tout)
    assert perdues(store, Choix(), BILAN, "100 % introuvable").empty


def test_les_jumelles_viennent_de_deux_ateliers_au_moins(store: Store) -> None:
    tableau = jumelles(store, Choix())
    ateliers = tableau.groupby("groupe")["provenance"].nunique()
    assert (ateliers >= 2).all()
    assert (tableau.groupby("groupe")["nb_ateliers"].first() == ateliers).all()


def test_l_histoire_va_de_l_atelier_au_plan_sans_boucler(
    make_store: Callable[..., Store],
) -> None:
    store = make_store(
        **socle(),
        ateliers=[atelier("a1")],
        preconisations=[
            preconisation("p1", atelier_id="a1"),
            preconisation("p2", niveau="inter_region"),
            preconisation("p3", annee=2019),
        ],
        remontees=[
            remontee("r0", "p1", "p2"),
            remontee("r1", "p2", "p3"),
            remontee("r2", "p3", "p1"),
        ],
    )
    numero = int(lisibles(store, Choix())["item_no"].iloc[0])
    assert [p["pas"] for p in histoire(store, numero)] == [0, 1, 2]
    assert len(liens_de(store, numero)) == 1
    assert not flux_places(store, Choix()).empty


def test_un_lien_rejete_ou_propose_ne_compte_pas(
    make_store: Callable[..., Store],
) -> None:
    store = make_store(
        **socle(),
        preconisations=[preconisation("p1"), preconisation("p2")],
        remontees=[remontee("r", "p1", "p2", statut="rejetee")],
    )
    assert flux(store, Choix()).empty
    assert cibles(store, Choix()) == []


def test_une_etape_vient_apres_toutes_celles_dont_elle_recoit() -> None:
    colonnes = columns(
        [("a", "d"), ("d", "b"), ("d", "fin"), ("b", "p"), ("d", "p"), ("e", "fin")],
        "fin",
    )
    assert colonnes == {"a": 0, "d": 1, "b": 2, "p": 3, "fin": 3, "e": 1}


def test_une_etape_sans_atelier_reste_avant_ce_qu_elle_donne() -> None:
    colonnes = columns(
        [("x", "y"), ("x", "fin"), ("a", "y"), ("y", "p"), ("y", "fin")], "fin"
    )
    assert colonnes["x"] < colonnes["y"] < colonnes["fin"]


def test_une_boucle_entre_documents_laisse_avancer_tout_le_reste() -> None:
    fleches = [("a", "b"), ("b", "c"), ("c", "a"), ("b", "b"), ("c", "fin")]
    colonnes = columns(fleches, "fin")
    avancent = [colonnes[o] < colonnes[c] for o, c in fleches]
    assert avancent == [True, True, False, False, True]


def test_un_lien_dans_un_meme_document_se_compte_sans_ruban(
    make_store: Callable[..., Store],
) -> None:
    store = make_store(
        **socle(),
        preconisations=[preconisation("p1"), preconisation("p2"), preconisation("p3")],
        remontees=[remontee("r", "p1", "p2")],
    )
    places = flux_places(store, Choix())
    retours = places[places["nature"] != "sans_suite"]
    assert retours[["nb", "avance"]].values.tolist() == [[1, False]]


def test_les_listes_se_cherchent_comme_partout(store: Store) -> None:
    pluriel = perdues(store, Choix(), BILAN, "formations")
    assert len(pluriel)
    assert pluriel.equals(perdues(store, Choix(), BILAN, "formation"))
    sans = perdues(store, Choix(), BILAN, "formation -formateur")
    assert len(sans) <= len(pluriel)
    debut = perdues(store, Choix(), BILAN, "form*")
    assert set(pluriel["intitule"]) <= set(debut["intitule"])
    suite = perdues(store, Choix(), BILAN, "«\u00a0travail social\u00a0»")
    assert 0 < len(suite) <= len(perdues(store, Choix(), BILAN, "travail social"))


def test_un_item_repond_aussi_par_le_nom_de_son_atelier(store: Store) -> None:
    tout = perdues(store, Choix(), BILAN)
    nom = tout["provenance"].iloc[0]
    trouvees = perdues(store, Choix(), BILAN, f'"{nom}"')
    attendues = tout.loc[tout["provenance"] == nom, "intitule"]
    assert set(attendues) <= set(trouvees["intitule"])


def test_une_mesure_se_cherche_par_ses_racines(store: Store) -> None:
    for plan in store.frame("SELECT DISTINCT plan FROM mesures ORDER BY plan")["plan"]:
        toutes = sans_origine(store, Choix(), plan)
        if toutes.empty:
            continue
        mot = max(toutes["intitule"].iloc[0].split(), key=len)
        trouvees = sans_origine(store, Choix(), plan, mot.upper())
        assert toutes["intitule"].iloc[0] in set(trouvees["intitule"])
        ecartees = sans_origine(store, Choix(), plan, f"-{mot}")
        assert toutes["intitule"].iloc[0] not in set(ecartees["intitule"])
        assert len(trouvees) + len(ecartees) == len(toutes)


def test_ecarter_un_mot_vaut_aussi_pour_ce_que_l_atelier_fait_trouver(
    store: Store,
) -> None:
    sans = perdues(store, Choix(), BILAN, "-formation")
    avec = perdues(store, Choix(), BILAN, "formation")
    dites = avec["intitule"].str.contains("formation", case=False)
    assert dites.any() and len(sans)
    assert not set(sans["intitule"]) & set(avec.loc[dites, "intitule"])
