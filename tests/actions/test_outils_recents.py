"""Les exports aux colonnes des versions récentes, du fichier au magasin."""

import csv
import re
from pathlib import Path

import pytest

from egts_dashboard import actions
from egts_dashboard.__main__ import main
from egts_dashboard.actions import ExportImporte
from egts_dashboard.ingest.outils.conversion import Converti
from egts_dashboard.store.connection import Store
from tests.ingest.outils import exports_recents as exports
from tests.lots import socle


@pytest.fixture
def poste(dossiers: Path) -> Path:
    socle(dossiers / "data" / "livre")
    return dossiers


def read(poste: Path, texte: str | bytes) -> ExportImporte:
    fichier = poste / "export"
    fichier.write_bytes(texte.encode() if isinstance(texte, str) else texte)
    lu = actions.lire_export(fichier, demarche="demarche")
    assert lu is not None
    assert [e for lecture in lu.lectures for e in lecture.erreurs] == []
    return lu


def bring(poste: Path, texte: str) -> Store:
    actions.confirmer_export(read(poste, texte))
    return actions.ouvrir().store


def kept(converti: Converti) -> set[tuple[str, str]]:
    return {(colonne, valeur) for _, colonne, valeur in converti.gardees}


@pytest.mark.parametrize("outil", exports.TOUS)
def test_chaque_export_se_reconnait_et_le_reimporter_ne_change_rien(
    poste: Path, outil: str
) -> None:
    lu = read(poste, exports.TOUS[outil])
    assert lu.export.format.code == outil
    assert actions.confirmer_export(lu) is not None
    assert actions.confirmer_export(read(poste, exports.TOUS[outil])) is None


@pytest.mark.parametrize("outil", exports.TOUS)
def test_aucune_balise_ni_entite_n_arrive_a_l_ecran_et_personne_n_y_est_nomme(
    poste: Path, outil: str
) -> None:
    lot = actions.confirmer_export(read(poste, exports.TOUS[outil]))
    assert lot is not None
    ecrit = {f.name: f.read_text(encoding="utf-8") for f in lot.iterdir()}
    assert not re.search(r"Invente|bob|b@x|lea\b", "".join(ecrit.values()))
    tables = "".join(t for nom, t in ecrit.items() if not nom.startswith("annexe_"))
    assert not re.search(r"</?\w+>|&\w+;|=>", tables)


@pytest.mark.parametrize(
    ("nom", "encode"),
    [
        ("BOM", lambda texte: b"\xef\xbb\xbf" + texte.encode()),
        ("UTF-16", lambda texte: texte.encode("utf-16")),
        ("fins de ligne", lambda texte: texte.replace("\n", "\r\n").encode()),
    ],
)
def test_un_export_se_lit_pareil_sous_un_autre_encodage(
    poste: Path, nom: str, encode: object
) -> None:
    assert callable(encode)
    attendues = read(poste, exports.DECIDIM_PROPOSITIONS).converti
    lues = read(poste, encode(exports.DECIDIM_PROPOSITIONS)).converti
    assert list(lues.tables["preconisations"].lignes) == list(
        attendues.tables["preconisations"].lignes
    )
    assert lues.gardees == attendues.gardees


def test_une_proposition_dit_son_etat_ses_categories_et_son_texte_en_clair(
    poste: Path,
) -> None:
    [abri, autre] = bring(poste, exports.DECIDIM_PROPOSITIONS).records(
        "SELECT * FROM preconisations ORDER BY preconisation_id"
    )
    assert abri["intitule"] == "Abri, bancs & vélos"
    assert abri["verbatim"] == "- Un abri près de l’arrêt ; 3 < 5"
    assert abri["thematique"] == "Mobilité, Shade"
    assert "état\u00a0: acceptée" in abri["note"]
    assert autre["intitule"] == "Only in English"
    assert "état\u00a0: rejetée" in autre["note"]
    assert "amende\u00a0: Abri" in autre["note"]


def test_ce_qui_compte_des_personnes_n_en_nomme_aucune_et_se_garde(poste: Path) -> None:
    converti = read(poste, exports.DECIDIM_PROPOSITIONS).converti
    assert {("coauthorships_count", "1"), ("likes/total_count", "3")} <= kept(converti)
    assert "likes/user_endorsements" in converti.tues


def test_le_zero_d_une_reunion_non_close_n_est_pas_un_compte(poste: Path) -> None:
    lu = read(poste, exports.DECIDIM_REUNIONS)
    assert lu.converti.ecartees == {"retirée": [5], "non publiée": [6]}
    actions.confirmer_export(lu)
    assert actions.ouvrir().store.rows(
        "SELECT intitule, nb_participants FROM ateliers WHERE atelier_id LIKE '%reunion%' ORDER BY atelier_id"
    ) == [
        ("Close et comptée", 23),
        ("Close sans personne", 0),
        ("Pas encore close", None),
    ]


def test_un_commentaire_sans_guillemets_n_est_pas_coupe_a_la_virgule(
    poste: Path,
) -> None:
    lu = read(poste, exports.POLIS_SANS_GUILLEMETS)
    assert lu.converti.ecartees == {"rejetée par la modération": [5]}
    actions.confirmer_export(lu)
    dits = actions.ouvrir().store.rows(
        "SELECT intitule, note FROM constats WHERE constat_id LIKE '%polis%' ORDER BY constat_id"
    )
    assert [intitule for intitule, _ in dits] == [
        "Trop long, trop loin, et cher même le soir",
        'Il dit "non", puis oui',
    ]
    assert "modération\u00a0: acceptée" in dits[0][1]
    assert "modération\u00a0: en attente" in dits[1][1]


def test_deux_consultations_polis_ne_s_ecrasent_pas(poste: Path) -> None:
    bring(poste, exports.POLIS_SANS_GUILLEMETS)
    store = bring(poste, exports.POLIS_AUTRE_CONSULTATION)
    assert store.rows(
        "SELECT count(*) FROM constats WHERE constat_id LIKE '%polis%'"
    ) == [(3,)]


def test_deux_scrutins_pabulib_ne_s_ecrasent_pas(poste: Path) -> None:
    bring(poste, exports.PABULIB)
    store = bring(poste, exports.PABULIB.replace("instance;2023", "instance;2024"))
    assert store.rows(
        "SELECT count(*) FROM preconisations WHERE preconisation_id LIKE '%pabulib%'"
    ) == [(4,)]


def test_un_projet_pabulib_dit_son_texte_ses_points_et_s_il_est_retenu(
    poste: Path,
) -> None:
    [banc] = bring(poste, exports.PABULIB).records(
        "SELECT * FROM preconisations WHERE intitule = 'Banc; et ombre'"
    )
    assert banc["verbatim"] == "Trois bancs sous les arbres" and banc["annee"] == 2022
    for dit in ("points\u00a0: 433", "retenu\u00a0: oui", "quartier\u00a0: Gare"):
        assert dit in banc["note"]


def test_un_commentaire_de_proposition_est_garde_avec_le_lot(poste: Path) -> None:
    converti = read(poste, exports.CAP_COLLECTIF).converti
    assert ("proposal_comments_body", "Très utile le soir") in kept(converti)
    assert len(converti.tables["preconisations"].lignes) == 2


def test_un_questionnaire_du_grand_debat_donne_en_csv_et_en_json_les_memes_reponses(
    poste: Path,
) -> None:
    en_csv = read(poste, exports.GRAND_DEBAT_QUESTIONNAIRE).tables["preconisations"]
    en_json = read(poste, exports.GRAND_DEBAT_JSON).tables["preconisations"]
    assert [x.intitule for x in en_csv] == [  # type: ignore[attr-defined]
        "Remettre une ligne le soir en semaine",
        "Ouvrir un guichet de plus au centre",
    ]
    cle = "preconisation_id"
    assert getattr(en_csv[0], cle) in {getattr(x, cle) for x in en_json}


def test_une_reponse_garde_son_identifiant_quand_une_question_s_ouvre(
    poste: Path,
) -> None:
    bring(poste, exports.GRAND_DEBAT_QUESTIONNAIRE)
    plus = exports.GRAND_DEBAT_QUESTIONNAIRE.replace(
        ",Oui,", ",Oui mais seulement le samedi matin,"
    ).replace(",Non,", ",Non car il passe trop tôt,")
    lu = read(poste, plus)
    assert [x.intitule for x in lu.tables.get("preconisations", [])] == []  # type: ignore[attr-defined]
    assert len(lu.tables["constats"]) == 2


def test_des_reponses_qui_ne_sont_que_des_constats_entrent_sans_erreur(
    poste: Path,
) -> None:
    texte = exports.GRAND_DEBAT_QUESTIONNAIRE.replace(
        "Que faudrait-il faire en premier pour vous ?", "Où est-ce le plus difficile ?"
    )
    assert {"sources", "constats"} == set(read(poste, texte).tables)


def test_une_ligne_decalee_est_mise_de_cote_et_dite(poste: Path) -> None:
    decalee = "15;8;Paul Invente;u;;;1;9;Un titre; coupé" + ";x" * 20 + "\n"
    lu = read(poste, exports.DECIDIM_PROPOSITIONS + decalee)
    [(raison, lignes)] = [x for x in lu.converti.ecartees.items() if "cases" in x[0]]
    assert lignes == [5] and "colonnes" in raison
    assert not any("coupé" in valeur for _, valeur in kept(lu.converti))


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        (exports.DECIDIM_PROPOSITIONS.splitlines()[0] + "\n", "aucune ligne"),
        ("[]", "cet export est vide"),
    ],
)
def test_un_export_vide_le_dit_sans_trace(
    poste: Path, capsys: pytest.CaptureFixture[str], texte: str, attendu: str
) -> None:
    fichier = poste / "x.csv"
    fichier.write_text(texte, encoding="utf-8")
    assert main(["importer", str(fichier), "--demarche", "demarche"]) in (1, 2)
    dit = capsys.readouterr()
    assert attendu in dit.out + dit.err and "Traceback" not in dit.err


def test_la_commande_montre_la_correspondance_et_ce_qui_est_garde(
    poste: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fichier = poste / "p.csv"
    fichier.write_text(exports.DECIDIM_PROPOSITIONS, encoding="utf-8")
    assert main(["importer", str(fichier), "--demarche", "demarche"]) == 0
    dit = capsys.readouterr().out
    assert "taxonomies/name → thematique" in dit and "answer/fr" in dit
    [lot] = [x for x in (poste / "var" / "lots").iterdir() if x.is_dir()]
    with (lot / "annexe_colonnes_non_lues.csv").open(encoding="utf-8") as lues:
        assert ("answer/fr", "<p>Oui.</p>") in [
            (c["colonne"], c["valeur"]) for c in csv.DictReader(lues)
        ]


def test_une_taxonomie_par_colonne_donne_le_theme_de_chaque_proposition(
    poste: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fichier = poste / "p.csv"
    fichier.write_text(
        "id;taxonomies/ids;taxonomies/11/en;taxonomies/11/fr;taxonomies/12/fr;component/id;title/fr;body/fr\n"
        "21;11;Harbour;Le port;;9;Un ponton;Poser un ponton\n"
        "22;12;;;La criée;9;De la glace;Faire de la glace\n"
        "23;;;;;9;Un banc;Poser un banc\n",
        encoding="utf-8",
    )
    assert main(["importer", str(fichier), "--demarche", "demarche"]) == 0
    assert "taxonomies/11/fr → thematique" in capsys.readouterr().out
    store = actions.ouvrir().store
    assert store.rows(
        "SELECT intitule, thematique FROM preconisations"
        " WHERE preconisation_id LIKE '%decidim%' ORDER BY preconisation_id"
    ) == [("Un ponton", "Le port"), ("De la glace", "La criée"), ("Un banc", None)]
