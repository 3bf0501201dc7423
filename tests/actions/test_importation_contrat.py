"""Ce qu’un tableur fait des colonnes minimales du modèle de données, table par table."""

from pathlib import Path

import pytest

from egts_dashboard import actions
from egts_dashboard.ingest.entetes import column_of
from egts_dashboard.models import TABLES
from tests.depots import Lit, avertis, une


@pytest.mark.parametrize(
    ("table", "intitule", "colonne"),
    [
        ("structures", "Structure", "nom"),
        ("structures", "Territoire", "territoire_code"),
        ("territoires", "Territoire", "nom"),
        ("codages", "Thème", "theme_id"),
        ("codages", "objet", "objet"),
        ("sigles", "Signification", "developpe"),
        ("ateliers", "code_dept", "territoire_code"),
    ],
)
def test_un_intitule_designe_la_colonne_que_la_table_en_a(
    table: str, intitule: str, colonne: str
) -> None:
    assert column_of(intitule, TABLES[table]) == colonne


def test_une_structure_garde_son_territoire(lit: Lit) -> None:
    lu = lit("Structure;Territoire\nCAF;Charente-Maritime\n", "structures")
    [(_, structure)] = lu.acceptees
    assert (structure.nom, structure.territoire_code) == ("CAF", "D17")


@pytest.mark.parametrize(
    ("dimension", "unite"),
    [("categorie", "participations"), ("institution", "institutions")],
)
def test_un_effectif_sans_unite_compte_des_presences_et_le_dit(
    lit: Lit, dimension: str, unite: str
) -> None:
    lu = lit(
        f"effectif_id;dimension;modalite;valeur\ne1;{dimension};Usagers;12\n",
        "effectifs",
    )
    [(_, effectif)] = lu.acceptees
    assert (effectif.unite, effectif.valeur) == (unite, 12)
    assert (
        f"«\u00a0unite\u00a0»\u00a0: cette colonne est remplie d’office (première valeur\u00a0: {unite})"
        in avertis(lu)
    )


def test_une_population_de_reference_se_passe_de_jeu_et_de_libelle(lit: Lit) -> None:
    lu = lit(
        "reference_id;dimension;modalite;effectif;annee\np1;territoire;D17;640000;2020\n",
        "populations_reference",
    )
    [(_, population)] = lu.acceptees
    assert (population.jeu, population.libelle) == ("population_municipale", "D17")


def test_une_demarche_ne_finit_pas_avant_de_commencer(lit: Lit) -> None:
    lu = lit(
        "demarche_id;intitule;annee_debut;annee_fin;territoire_code\n"
        "d2;Suite;2026;2025;R54\nd3;Suite;2026;2026;R54\n",
        "demarches",
    )
    refus = une(lu, "la fin vient avant le début (2026)")
    assert (refus.ligne, refus.colonne, refus.valeur) == (2, "annee_fin", "2025")
    assert [numero for numero, _ in lu.acceptees] == [3]


def test_un_total_sur_un_perimetre_inconnu_est_refuse(lit: Lit) -> None:
    lu = lit(
        "objet;perimetre;valeur;unite\nparticipation;atelier:accueil;20;participations\n"
        "budget;enveloppe:zz;3;eur\n",
        "totaux_declares",
    )
    refus = une(lu, "cet identifiant n’existe pas dans la table enveloppes")
    assert (refus.ligne, refus.colonne, refus.valeur) == (3, "perimetre", "zz")
    assert [numero for numero, _ in lu.acceptees] == [2]


@pytest.mark.parametrize("valeur", ["-3", "2,5"])
def test_un_total_de_personnes_est_un_entier_positif(lit: Lit, valeur: str) -> None:
    lu = lit(
        f"objet;perimetre;valeur;unite\nparticipation;atelier:accueil;{valeur};participations\n"
        f"budget;atelier:accueil;{valeur};eur\n",
        "totaux_declares",
    )
    refus = une(lu, "ce qui se compte est un entier, positif ou nul")
    assert (refus.ligne, refus.colonne) == (2, "unite")
    assert [numero for numero, _ in lu.acceptees] == [3]


def test_une_ressemblance_va_de_zero_a_un(lit: Lit) -> None:
    lu = lit(
        "remontee_id;amont_objet;amont_id;aval_objet;aval_id;nature;statut;score;methode\n"
        "r1;preconisation;a;preconisation;b;identique;validee;1,5;lecture\n",
        "remontees",
    )
    assert une(lu, "la valeur doit être au plus 1").colonne == "score"


@pytest.mark.parametrize("total", ["12,5", "999999999999999999"])
def test_un_total_impossible_se_dit_sans_se_garder(poste: Path, total: str) -> None:
    fichier = poste / "depot.csv"
    fichier.write_text(
        f"Atelier;Territoire;Participants\nLien;R54;6\nSoin;R54;6\nTotal;;{total}\n",
        encoding="utf-8",
    )
    importe = actions.importer(fichier, "ateliers", avec_totaux=True, est_simule=True)
    assert [t.ligne for t in importe.lecture.totaux] == [4]
    assert importe.lecture.totaux_declares == []


def test_un_total_nuance_garde_son_mot(poste: Path) -> None:
    fichier = poste / "depot.csv"
    fichier.write_text(
        "Atelier;Territoire;Participants\nLien;R54;6\nSoin;R54;6\nTotal;;avoisine 15\n",
        encoding="utf-8",
    )
    importe = actions.importer(fichier, "ateliers", avec_totaux=True, est_simule=True)
    [total] = importe.lecture.totaux_declares
    assert (total.valeur, total.qualificatif) == (15, "avoisine")
    assert (total.ligne_debut, total.ligne_fin) == (4, 4)


def test_un_signe_qui_ne_se_voit_pas_ne_fait_rien_refuser(lit: Lit) -> None:
    lu = lit(
        "Intitulé;Nature;Territoire;Date;Lieu\n"
        "Journée;com\u00adite;Charente-\u200bMaritime;10/06/\u200e2014;a\u200bb\n",
        "evenements",
    )
    assert lu.erreurs == []
    [(_, evenement)] = lu.acceptees
    assert (evenement.nature, evenement.territoire_code) == ("comite", "D17")
    assert evenement.lieu == "a\u200bb"


@pytest.mark.parametrize(
    ("octets", "nature"),
    [
        (b'[{"Atelier": "Lien"}]', "un fichier JSON"),
        (b'{"Atelier": "Lien", "b": 2}', "un fichier JSON"),
        (b"\n<table><tr><td>Atelier</td></tr></table>", "une page HTML"),
        (b"<meta charset='utf-8'><table></table>", "une page HTML"),
    ],
)
def test_un_autre_fichier_se_nomme_par_son_contenu(
    lit: Lit, octets: bytes, nature: str
) -> None:
    lu = lit(octets, nom="export.xls")
    assert [a.message for a in lu.erreurs] == [f"c’est {nature}, non un tableau"]


def test_un_intitule_entre_crochets_ne_fait_pas_un_json(lit: Lit) -> None:
    lu = lit("Atelier;Territoire;[note]\nLien;R54;x\n")
    assert [numero for numero, _ in lu.acceptees] == [2]


def test_une_demarche_inconnue_laisse_tout_sans_verification(lit: Lit) -> None:
    lu = lit("intitule;territoire\nLien;R54\n", demarche="zz")
    assert lu.controles_non_faits[0].startswith("Aucune ligne n’a été vérifiée")


def test_l_atelier_d_une_ligne_refusee_n_est_pas_dit_ajoute(lit: Lit) -> None:
    lu = lit("Atelier;Préconisation\nLien;Ouvrir\nSoin;\n", "preconisations")
    ajouts = [a for a in lu.avertissements if "il est ajouté" in a.message]
    assert [(a.ligne, a.valeur) for a in ajouts] == [(2, "Lien")]
    assert [atelier.intitule for atelier in lu.complements["ateliers"]] == ["Lien"]


def test_des_cases_vides_remplies_ne_se_disent_pas_comme_une_colonne_absente(
    lit: Lit,
) -> None:
    lu = lit("intitule;territoire\nLien;\n")
    dits = [a for a in lu.avertissements if a.colonne == "territoire_code"]
    assert [a.message.split(" d’office")[0] for a in dits] == [
        "les cases vides de cette colonne sont remplies"
    ]


@pytest.mark.parametrize(
    "note", ["(1) hors Landes", "¹ hors Landes", "Remarque : un atelier annulé"]
)
def test_une_note_sous_une_seule_ligne_n_est_pas_une_donnee(
    lit: Lit, note: str
) -> None:
    lu = lit(f"Atelier;Territoire;Participants\nLien;R54;3\n{note};;\n")
    assert [numero for numero, _ in lu.acceptees] == [2]
    assert "cette ligne est une note sous le tableau" in avertis(lu)


@pytest.mark.parametrize("texte", ["Fait à Bordeaux, le 12 mai", "Page 1/2"])
def test_une_ligne_d_une_seule_case_se_lit_et_se_dit(lit: Lit, texte: str) -> None:
    lu = lit(
        f"Atelier;Territoire;Participants\nLien;R54;3\nSoin;R54;\nVie;;4\n{texte};;\n"
    )
    assert [numero for numero, _ in lu.acceptees] == [2, 3, 4, 5]
    [dit] = [a for a in lu.avertissements if "n’a que cette case" in a.message]
    assert (dit.ligne, dit.colonne, dit.valeur) == (5, "Atelier", texte)


def test_des_lignes_souvent_seules_n_ont_rien_d_etrange(lit: Lit) -> None:
    lu = lit("Atelier;Territoire;Participants\nLien;R54;3\nSoin;;\nVie;;\n")
    assert not [a for a in lu.avertissements if "n’a que cette case" in a.message]


def test_des_colonnes_de_lignes_vides_situent_la_ligne_comme_des_absentes(
    lit: Lit,
) -> None:
    titres = "atelier_id;demarche_id;territoire_code;intitule"
    sans = lit(f"{titres}\na1;demarche;R54;Lien\n")
    avec = lit(f"{titres};ligne_debut;ligne_fin\na1;demarche;R54;Lien;;\n")
    for lu in (sans, avec):
        [(_, ligne)] = lu.acceptees
        assert (ligne.ligne_debut, ligne.ligne_fin) == (2, 2)


def test_un_document_nomme_garde_ses_lignes_vides(lit: Lit) -> None:
    lu = lit("intitule;territoire;ligne_debut\nLien;R54;\n", source="doc")
    assert lu.acceptees[0][1].ligne_debut is None


def test_une_liste_deroulante_n_est_pas_une_formule(poste: Path, lit: Lit) -> None:
    [modele, *_] = actions.ecrire_modeles(poste / "modeles")
    assert not any(
        "formule" in dit for dit in lit(modele.read_bytes()).controles_non_faits
    )
