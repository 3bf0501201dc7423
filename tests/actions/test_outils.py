import csv
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from egts_dashboard import actions
from egts_dashboard.__main__ import main
from egts_dashboard.errors import EgtsError
from egts_dashboard.store.connection import Store
from tests.ingest.outils import exports
from tests.lots import socle


@pytest.fixture
def poste(dossiers: Path) -> Path:
    socle(dossiers / "data" / "livre")
    return dossiers


def put(poste: Path, nom: str, texte: str) -> Path:
    fichier = poste / nom
    fichier.write_text(texte, encoding="utf-8")
    return fichier


def bring(poste: Path, nom: str, texte: str, **choix: Any) -> Store:
    lu = actions.lire_export(put(poste, nom, texte), demarche="demarche", **choix)
    assert lu is not None
    assert [e for lecture in lu.lectures for e in lecture.erreurs] == []
    actions.confirmer_export(lu)
    return actions.ouvrir().store


@pytest.mark.parametrize(
    ("nom", "texte", "outil"),
    [
        ("a.csv", exports.DECIDIM_PROPOSITIONS, "decidim_propositions"),
        ("b.json", exports.DECIDIM_RESULTATS, "decidim_resultats"),
        ("c.csv", exports.DECIDIM_REUNIONS, "decidim_reunions"),
        ("d.csv", exports.POLIS, "polis"),
        ("e.pb", exports.PABULIB, "pabulib"),
        ("f.csv", exports.CAP_COLLECTIF, "cap_collectif"),
        ("g.csv", exports.GRAND_DEBAT, "grand_debat"),
    ],
)
def test_chaque_outil_se_reconnait_a_ses_colonnes_non_a_son_nom(
    poste: Path, nom: str, texte: str, outil: str
) -> None:
    lu = actions.lire_export(put(poste, "sans-nom.bin", texte), demarche="demarche")
    assert lu is not None and lu.export.format.code == outil


def test_un_tableau_de_notre_modele_n_est_l_export_d_aucun_outil(poste: Path) -> None:
    texte = "atelier_id,intitule,nb_participants\na1,Un,3\n"
    assert actions.lire_export(put(poste, "a.csv", texte)) is None


def test_une_proposition_decidim_entre_avec_sa_place_et_ses_mots(poste: Path) -> None:
    store = bring(poste, "a.csv", exports.DECIDIM_PROPOSITIONS)
    [premiere, seconde] = store.records(
        "SELECT * FROM preconisations ORDER BY preconisation_id"
    )
    assert premiere["preconisation_id"] == "demarche-decidim-proposition-12"
    assert premiere["intitule"] == "Former les encadrants"
    assert premiere["annee"] == 2024 and premiere["thematique"] == "Formation"
    assert premiere["localisation"] == "https://x.test/p/f/9/proposals/12"
    assert "<" not in premiere["verbatim"] and "référent" in premiere["verbatim"]
    assert "état\u00a0: acceptée" in premiere["note"]
    assert seconde["intitule"] == '=HYPERLINK("x")'
    assert "alert" not in (seconde["verbatim"] or "")


def test_rien_de_personnel_n_entre_et_le_reste_est_garde_avec_le_lot(
    poste: Path,
) -> None:
    lu = actions.lire_export(
        put(poste, "a.csv", exports.DECIDIM_PROPOSITIONS), demarche="demarche"
    )
    assert lu is not None
    lot = actions.confirmer_export(lu)
    assert lot is not None
    ecrit = "".join(f.read_text(encoding="utf-8") for f in lot.iterdir())
    assert "Invente" not in ecrit
    with (lot / "annexe_colonnes_non_lues.csv").open(encoding="utf-8") as fichier:
        gardees = [(c["colonne"], c["valeur"]) for c in csv.DictReader(fichier)]
    assert ("comments", "3") in gardees
    assert set(lu.converti.tues) == {"author/id", "author/name"}


def test_un_resultat_decidim_est_relie_aux_propositions_deja_la(poste: Path) -> None:
    bring(poste, "a.csv", exports.DECIDIM_PROPOSITIONS)
    lu = actions.lire_export(
        put(poste, "b.json", exports.DECIDIM_RESULTATS), demarche="demarche"
    )
    assert lu is not None
    [refus] = [e for lecture in lu.lectures for e in lecture.erreurs]
    assert "proposition-99" in str(refus)
    actions.confirmer_export(lu)
    liens = actions.ouvrir().store.rows("SELECT amont_id, aval_id FROM remontees")
    assert liens == [("demarche-decidim-proposition-12", "demarche-decidim-resultat-5")]


def test_une_reunion_sans_presents_reste_non_renseignee(poste: Path) -> None:
    store = bring(poste, "c.csv", exports.DECIDIM_REUNIONS)
    assert store.rows(
        "SELECT intitule, nb_participants FROM ateliers ORDER BY atelier_id"
    ) == [("Atelier logement", 23), ("Atelier santé", None)]


def test_un_commentaire_rejete_par_la_moderation_est_ecarte_et_dit(poste: Path) -> None:
    lu = actions.lire_export(put(poste, "d.csv", exports.POLIS), demarche="demarche")
    assert lu is not None
    assert lu.converti.ecartees == {"rejetée par la modération": [3]}
    assert len(lu.tables["constats"]) == 1


@pytest.mark.parametrize(
    ("texte", "dites"),
    [
        (exports.PABULIB, ["les 2 votes, un par personne, ne sont pas lus"]),
        (exports.PABULIB.partition("VOTES")[0], []),
    ],
)
def test_un_projet_pabulib_dit_combien_de_votes_il_laisse(
    poste: Path, texte: str, dites: list[str]
) -> None:
    lu = actions.lire_export(put(poste, "e.pb", texte), demarche="demarche")
    assert lu is not None
    assert [r for r in lu.export.remarques if "vote" in r] == dites


def test_un_fichier_qui_commence_comme_un_pabulib_sans_l_etre_se_refuse(
    poste: Path,
) -> None:
    with pytest.raises(EgtsError, match="aucun projet"):
        actions.lire_export(put(poste, "e.pb", "METADONNEES;x\na;b\n"))


def test_un_projet_pabulib_garde_son_cout_dans_sa_monnaie(poste: Path) -> None:
    store = bring(poste, "e.pb", exports.PABULIB)
    lignes = store.records("SELECT intitule, note FROM preconisations ORDER BY rang")
    assert [x["intitule"] for x in lignes] == ["Jardin partagé", "2"]
    assert "coût\u00a0: 500" in lignes[0]["note"] and "PLN" in lignes[0]["note"]
    assert store.rows("SELECT * FROM lignes_budgetaires") == []


def test_les_votes_d_une_proposition_ne_la_comptent_pas_deux_fois(poste: Path) -> None:
    store = bring(poste, "f.csv", exports.CAP_COLLECTIF)
    assert store.rows("SELECT intitule FROM preconisations") == [("Piste cyclable",)]


def test_chaque_reponse_ouverte_devient_un_item_de_sa_question(poste: Path) -> None:
    store = bring(poste, "g.csv", exports.GRAND_DEBAT)
    assert store.rows("SELECT count(*) FROM preconisations") == [(2,)]
    assert store.rows("SELECT intitule FROM constats") == [
        ("Les transports manquent partout chez nous",)
    ]


def test_un_intitule_trop_long_est_coupe_et_garde_en_entier(poste: Path) -> None:
    long = "Améliorer l’accueil " * 20
    texte = exports.DECIDIM_PROPOSITIONS.replace("Former les encadrants", long)
    store = bring(poste, "a.csv", texte.replace("un référent", "x"))
    [(intitule,)] = store.rows(
        "SELECT intitule FROM preconisations WHERE preconisation_id LIKE '%-12'"
    )
    assert len(intitule) <= 140 and intitule.endswith("…")


def test_la_correspondance_se_change(poste: Path) -> None:
    store = bring(
        poste,
        "a.csv",
        exports.DECIDIM_PROPOSITIONS,
        correspondance={"reference": "volet", "category/name/fr": None},
    )
    assert store.rows("SELECT DISTINCT thematique FROM preconisations") == [(None,)]
    assert ("REF-12",) in store.rows("SELECT volet FROM preconisations")


def test_le_meme_export_en_xlsx_donne_les_memes_lignes(poste: Path) -> None:
    classeur = openpyxl.Workbook()
    for ligne in csv.reader(exports.DECIDIM_PROPOSITIONS.splitlines(), delimiter=";"):
        classeur.active.append(ligne)
        for case in classeur.active[classeur.active.max_row]:
            case.data_type = "s"
    classeur.save(poste / "a.xlsx")
    en_xlsx = actions.lire_export(poste / "a.xlsx", demarche="demarche")
    en_csv = actions.lire_export(
        put(poste, "a.csv", exports.DECIDIM_PROPOSITIONS), demarche="demarche"
    )
    assert en_xlsx is not None and en_csv is not None
    assert [x.intitule for x in en_xlsx.tables["preconisations"]] == [
        x.intitule for x in en_csv.tables["preconisations"]
    ]


def test_importer_deux_fois_le_meme_export_ne_change_rien(poste: Path) -> None:
    bring(poste, "d.csv", exports.POLIS)
    lu = actions.lire_export(poste / "d.csv", demarche="demarche")
    assert lu is not None and actions.confirmer_export(lu) is None


@pytest.mark.parametrize("texte", ["[{]", "[1, 2]", '{"a": 1}', "META\nPROJECTS\n"])
def test_un_export_illisible_est_refuse_en_francais(poste: Path, texte: str) -> None:
    with pytest.raises(EgtsError, match="Déposez l’export"):
        actions.lire_export(put(poste, "x.json", texte))


def test_la_commande_importe_un_export_sans_qu_on_dise_sa_table(
    poste: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fichier = put(poste, "d.csv", exports.POLIS)
    assert main(["importer", str(fichier), "--demarche", "demarche"]) == 0
    dit = capsys.readouterr().out
    assert "Polis" in dit and "comment-body → intitule" in dit
    assert actions.ouvrir().store.rows("SELECT count(*) FROM constats") == [(1,)]
    autre = put(poste, "z.csv", "a,b\n1,2\n")
    assert main(["importer", str(autre)]) == 2


@pytest.fixture
def livre(poste: Path) -> Path:
    """Un classeur de trois feuilles : un mode d’emploi, des propositions, des réunions."""
    classeur = exports.decidim_workbook("id", "title/fr", "start_time", "attendees")
    chemin = poste / "export.xlsx"
    classeur.save(chemin)
    return chemin


def test_la_feuille_d_un_export_se_devine_a_ses_intitules(livre: Path) -> None:
    lu = actions.lire_export(livre, demarche="demarche")
    assert lu is not None
    assert lu.export.format.code == "decidim_propositions"
    assert lu.export.feuille == "Propositions"
    assert lu.export.feuilles == ["Notes", "Propositions", "Réunions"]
    assert any("Réunions" in remarque for remarque in lu.export.remarques)


def test_la_feuille_demandee_l_emporte(livre: Path) -> None:
    lu = actions.lire_export(livre, demarche="demarche", feuille="reunions")
    assert lu is not None and lu.export.format.code == "decidim_reunions"


@pytest.mark.parametrize("feuille", ["Notes", "Absente"])
def test_une_feuille_qui_ne_va_pas_se_dit(livre: Path, feuille: str) -> None:
    with pytest.raises(EgtsError, match=feuille):
        actions.lire_export(livre, demarche="demarche", feuille=feuille)


def test_un_export_sans_feuilles_n_en_a_pas_a_choisir(poste: Path) -> None:
    fichier = put(poste, "a.json", exports.DECIDIM_RESULTATS)
    with pytest.raises(EgtsError, match="feuille"):
        actions.lire_export(fichier, feuille="Une")


def test_la_commande_dit_la_feuille_lue_et_en_prend_une_autre(
    livre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commande = ["importer", str(livre), "--demarche", "demarche", "--simuler"]
    assert main(commande) == 0
    dit = capsys.readouterr().out
    assert "Feuille lue\u00a0: «\u00a0Propositions\u00a0»" in dit and "--feuille" in dit
    assert main([*commande, "--feuille", "Réunions"]) == 0
    assert "Decidim, réunions" in capsys.readouterr().out


def test_ce_qu_un_export_a_d_incomplet_se_dit(
    poste: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fichier = put(poste, "a.pb", exports.PABULIB)
    main(["importer", str(fichier), "--demarche", "demarche", "--simuler"])
    assert "votes" in capsys.readouterr().out


def test_un_debat_de_decidim_n_est_pas_une_reunion(poste: Path) -> None:
    texte = (
        "id;title/fr;description/fr;instructions/fr;start_time;end_time;participatory_space/id\n"
        "1;Un débat;Texte;;2024-01-10;2024-02-10;3\n"
    )
    assert actions.lire_export(put(poste, "d.csv", texte), demarche="demarche") is None


def test_le_premier_export_de_decidim_se_reconnait_aussi(poste: Path) -> None:
    texte = (
        "id;category/id;scope/id;title;body;votes;comments;created_at;url;feature/id\n"
        "12;;;Ouvrir un lieu;Texte;4;0;2017-01-10 12:00:00 UTC;https://x.test/12;3\n"
    )
    lu = actions.lire_export(put(poste, "d.csv", texte), demarche="demarche")
    assert lu is not None and lu.export.format.code == "decidim_propositions"


def test_des_reponses_breves_a_une_question_ouverte_se_lisent(poste: Path) -> None:
    texte = (
        "reference,title,authorType,createdAt,trashed,"
        "QXVlc3Rpb246 - Que faudrait-il faire en premier ?,QXVlc3Rpb247 - Êtes-vous d’accord avec cela ?\n"
        "2-4,Titre,Élu,2019-01-22,false,Mieux former,Oui\n"
        "2-5,Titre,Élu,2019-01-22,false,Ouvrir plus,Non\n"
    )
    lu = actions.lire_export(put(poste, "d.csv", texte), demarche="demarche")
    assert lu is not None
    [lecture] = lu.lectures
    assert [ligne.intitule for _, ligne in lecture.acceptees] == [  # type: ignore[attr-defined]
        "Mieux former",
        "Ouvrir plus",
    ]
