from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from egts_dashboard.francais import escape_markdown
from egts_dashboard.queries.facettes import facettes
from egts_dashboard.queries.filtres import Filtres
from egts_dashboard.queries.preconisations import Demande, bilan
from egts_dashboard.queries.recherche import understand
from egts_dashboard.store.connection import Store
from tests.pages.ouvrir import open_page, tables

_open = partial(open_page, "preconisations")


def _metric(page: AppTest, debut: str) -> str:
    return next(m.value for m in page.metric if m.label.startswith(debut))


def test_tout_est_montre_sans_mots_ni_filtre(store: Store) -> None:
    page = _open()
    nb = store.value("SELECT count(*) FROM items WHERE objet = 'preconisation'")
    assert _metric(page, "Préconisations") == str(nb)
    assert tables(page).count("<tr>") == 50 + 1


def test_les_chiffres_montres_sont_ceux_de_la_requete(store: Store) -> None:
    page = _open(q="formation", territoire="Poitou-Charentes")
    resume = bilan(
        store,
        Demande(
            understand(store, "formation", "preconisation"),
            "preconisation",
            Filtres(territoire=("R54",)),
        ),
    )
    assert _metric(page, "Préconisations") == str(resume["nb"])
    assert _metric(page, "Ateliers") == str(resume["nb_ateliers"])
    assert "<mark>formation</mark>" in tables(page)


def test_les_constats_se_cherchent_aussi(store: Store) -> None:
    page = _open(objet="Constats", q="usagers")
    assert int(_metric(page, "Constats")) > 0
    assert int(_metric(page, "Thèmes")) > 1


def test_aucun_resultat_dit_quoi_relacher(store: Store) -> None:
    page = _open(q="zorglub", territoire="Limousin")
    assert not page.metric
    assert "territoire" in page.info[0].value


def test_faute_de_tous_les_mots_la_page_le_dit(store: Store) -> None:
    page = _open(q="gériatrie zorglub")
    assert any("au moins un" in m.value for m in page.markdown)


def test_voir_plus_ajoute_des_lignes(store: Store) -> None:
    page = _open()
    next(b for b in page.button if b.label.startswith("Voir ")).click().run()
    assert tables(page).count("<tr>") == 100 + 1


def test_les_fiches_sont_l_autre_vue(store: Store) -> None:
    page = _open(vue="Fiches")
    assert sum(b.label == "Ouvrir la fiche" for b in page.button) == 12


def test_l_adresse_ouvre_une_fiche(store: Store) -> None:
    item_id, intitule = store.rows(
        "SELECT item_id, intitule FROM items WHERE objet = 'preconisation' LIMIT 1"
    )[0]
    page = _open(fiche=item_id)
    assert "Les plus proches" in [s.value for s in page.subheader]
    assert item_id in tables(page)
    assert intitule[:20] in tables(page)
    assert f"ligne={item_id}" in tables(page) and "Corriger cette ligne" in tables(page)


def test_une_fiche_inconnue_ne_casse_rien(store: Store) -> None:
    page = _open(fiche="../../etc/passwd<script>")
    assert any("n’existe pas" in i.value for i in page.info)


@pytest.mark.parametrize(
    "mots",
    [
        "<script>alert(1)</script>",
        "[a](javascript:alert(1))",
        "$x^2$ **g**",
        "' OR 1=1 --",
    ],
)
def test_des_mots_mechants_restent_du_texte(store: Store, mots: str) -> None:
    page = _open(q=mots)
    rendu = " ".join(m.value for m in page.markdown) + tables(page)
    assert "<script>alert" not in rendu
    assert "](javascript" not in rendu
    assert "$x^2$" not in rendu


def test_un_mot_mal_ecrit_se_corrige_d_un_bouton(store: Store) -> None:
    page = _open(q="bénévolla")
    assert any("bénévolla" in m.value for m in page.markdown)
    bouton = next(b for b in page.button if b.key == "suggestion")
    assert bouton.label == "Vouliez-vous «\u00a0bénévolat\u00a0»\u202f?"
    bouton.click().run()
    assert not page.exception
    assert page.text_input(key="q").value == "bénévolat"
    assert not [b for b in page.button if b.key == "suggestion"]


def test_un_sigle_dit_avec_quoi_il_se_cherche() -> None:
    page = _open(q="CPOM")
    assert any(
        "contrat pluriannuel d’objectifs et de moyens" in m.value for m in page.markdown
    )


def test_la_boite_dit_ce_que_veulent_dire_les_signes() -> None:
    assert "guillemets" in _open().text_input(key="q").help


def _facet(page: AppTest, nom: str) -> list[str]:
    return list(page.button_group(key=f"facette_{nom}").options)


def test_toutes_les_facettes_sont_la_avec_leurs_comptes(store: Store) -> None:
    page = _open(territoire="Poitou-Charentes")
    attendues = facettes(store, Demande(filtres=Filtres(territoire=("R54",))))
    for nom, tableau in attendues.items():
        premiere = tableau.iloc[0]
        assert _facet(page, nom)[0] == (
            f"{escape_markdown(premiere['libelle'])} **{premiere['nb_items']}**"
        )


def test_toucher_une_valeur_filtre_et_donne_le_nombre_annonce(store: Store) -> None:
    page = _open(q="formation")
    annonce = _facet(page, "theme")[0].split("**")[1]
    groupe = page.button_group(key="facette_theme")
    groupe.select(facettes(store, _formation(store))["theme"]["code"].iloc[0]).run()
    assert not page.exception
    assert _metric(page, "Préconisations") == annonce
    # La facette touchée garde ses autres valeurs, et leurs comptes.
    assert _facet(page, "theme")[0].endswith(f"**{annonce}**")
    assert len(_facet(page, "theme")) > 1


def _formation(store: Store) -> Demande:
    return Demande(understand(store, "formation", "preconisation"))


def test_une_longue_facette_se_deplie(store: Store) -> None:
    page = _open()
    assert len(_facet(page, "theme")) == 4
    page.button(key="autres_theme").click().run()
    assert len(_facet(page, "theme")) == 18
    assert page.button(key="autres_theme").label == "moins"


def test_la_selection_se_code_avec_ses_filtres_et_ses_mots(store: Store) -> None:
    page = _open(territoire="Poitou-Charentes", q="formation")
    lien = next(
        bloc.proto for bloc in page.get("page_link") if "Coder" in bloc.proto.label
    )
    assert "territoire=Poitou-Charentes" in lien.query_string
    assert "mots_codes=formation" in lien.query_string


def test_deux_clics_rapides_n_ouvrent_qu_une_fenetre(store: Store) -> None:
    page = _open(fiche="pc-2014-attractivite-02")
    page.button(key="pourquoi_nb").click()
    assert not page.run().exception


def test_aucun_resultat_dit_combien_repondent_parmi_les_autres_sortes(
    store: Store,
) -> None:
    nb = bilan(store, Demande(understand(store, "handicap"), None))["nb"]
    ici = understand(store, "handicap", "preconisation")
    assert nb and not bilan(store, Demande(ici, "preconisation"))["nb"]
    dit = _open(q="handicap").info[0].value
    assert f"{nb}\u00a0item" in dit and "«\u00a0Tout\u00a0»" in dit
    assert "Tout" not in _open(q="zorglub").info[0].value


def test_un_sigle_a_deux_sens_se_dit_d_un_trait(store: Store) -> None:
    dits = " ".join(m.value for m in _open(q="AVS", objet="Tout").markdown)
    assert "«\u00a0AVS\u00a0», «\u00a0auxiliaire" in dits


def test_le_lien_de_l_accueil_garde_la_demarche(store: Store) -> None:
    """« Chercher dans 118 préconisations » ne mène pas aux 375."""
    intitule, nb = store.rows(
        "SELECT demarches.intitule, count(*) FROM demarches JOIN preconisations USING (demarche_id)"
        " WHERE demarche_id = 'lr-2019' GROUP BY ALL"
    )[0]
    page = open_page("preconisations", demarche=intitule)
    assert _metric(page, "Préconisations") == str(nb)
