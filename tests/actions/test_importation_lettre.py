"""Ce que l’on tolère d’un tableau tel qu’il est, et ce que l’on n’y devine pas."""

import pytest

from egts_dashboard.ingest.entetes import column_of
from egts_dashboard.models import TABLES
from tests.depots import Lit, avertis, classeur, octets, une

ATELIERS = "Atelier;Région;Séances;Participants\nA;R72;1;10\nB;R72;2;20\n"


@pytest.mark.parametrize(
    "fin",
    [
        "Sous-total;R72;3;30\nC;R54;1;5\nTotal;R54;4;35\n",
        "Total Aquitaine;;3;30\nC;R54;1;5\nTotal;;4;35\n",
        "S/total;;3;30\nC;R54;1;5\nGrand total;;4;35\n",
        "R72;Sous-total;3;30\nC;R54;1;5\n;TOTAL;4;35\n",
        ";;3;30\nC;R54;1;5\n;;4;35\n",
    ],
)
def test_un_total_n_est_jamais_un_atelier(lit: Lit, fin: str) -> None:
    lu = lit(ATELIERS + fin)
    assert [numero for numero, _ in lu.acceptees] == [2, 3, 5]
    assert [t.ligne for t in lu.totaux] == [4, 4, 6, 6]
    assert not any(t.est_partiel for t in lu.totaux[2:])
    assert all(t.valeur == t.recompte for t in lu.totaux)
    assert lu.erreurs == []


@pytest.mark.parametrize(
    "ligne", ["Total respect;R54;1;30", "Ensemble;R54;3;30", "Totalité;R54;3;30"]
)
def test_un_atelier_qui_commence_comme_un_total_reste_un_atelier(
    lit: Lit, ligne: str
) -> None:
    lu = lit(f"{ATELIERS}{ligne}\n")
    assert len(lu.acceptees) == 3
    assert lu.totaux == []


def test_une_ligne_qui_a_son_identifiant_n_est_pas_un_total(lit: Lit) -> None:
    texte = (
        "effectif_id;dimension;modalite;valeur;unite\ne-1;total;Total;30;personnes\n"
    )
    assert len(lit(texte, "effectifs").acceptees) == 1
    texte = "atelier_id;intitule;territoire;participants\nx;Total;R54;30\n"
    assert len(lit(texte).acceptees) == 1


def test_une_annee_ou_un_rang_ne_s_additionnent_pas(lit: Lit) -> None:
    texte = "Préconisation;Territoire;Année;Rang\nOuvrir;R54;2014;1\nTotal;;2014;1\n"
    assert lit(texte, "preconisations").totaux == []


@pytest.mark.parametrize(
    ("table", "colonne", "intitules"),
    [
        ("ateliers", "territoire_code", "Dépt|Département / région|RÉGION"),
        (
            "ateliers",
            "nb_participants",
            "Nombre de présents|Nb part.|Total participants",
        ),
        ("effectifs", "valeur", "Nb|Nombre de personnes|Signatures"),
        ("evenements", "date_debut", "Du|Date"),
        ("evenements", "date_fin", "Au|Fin"),
        ("evenements", "intitule", "Événement|Nom de l’événement"),
        ("structures", "nom", "Structure|Organisme"),
        ("pratiques", "intitule", "Pratique"),
        ("contributions", "intitule", "Contribution"),
        ("contributions", "auteur_institution", "Auteur"),
        ("territoires", "territoire_code", "Code|Code territoire"),
        ("enveloppes", "intitule", "Enveloppe"),
        ("mesures", "statut_libelle", "Statut"),
        ("populations_reference", "effectif", "Population"),
    ],
)
def test_un_intitule_d_usage_trouve_sa_colonne(
    table: str, colonne: str, intitules: str
) -> None:
    lus = {
        intitule: column_of(intitule, TABLES[table])
        for intitule in intitules.split("|")
    }
    assert set(lus.values()) == {colonne}, lus


@pytest.mark.parametrize("case", ["12 €", "12 %", "12,00 euros"])
def test_un_prix_ou_une_part_n_est_pas_un_compte(lit: Lit, case: str) -> None:
    lu = lit(f"intitule;territoire;participants\nA;R54;{case}\nB;R54;3 personnes\n")
    assert une(lu, "non une part ou un prix").ligne == 2
    assert [numero for numero, _ in lu.acceptees] == [3]


def test_des_personnes_ne_sont_pas_un_montant(lit: Lit) -> None:
    texte = "intitule;montant;etat\nSalle;12 personnes;paye\nBus;1\u2009113,00\u202f€;paye\n"
    lu = lit(texte, "lignes_budgetaires")
    assert une(lu, "montant en euros").ligne == 2
    assert [ligne.montant_eur for _, ligne in lu.acceptees] == [1113]


@pytest.mark.parametrize(
    ("ecrit", "propose"),
    [
        ("R99", "Le plus proche est"),
        ("R45", "R54"),
        ("Dép. 17", "D17"),
        ("Mars", "proche"),
    ],
)
def test_un_territoire_inconnu_propose_toujours_le_plus_proche(
    lit: Lit, ecrit: str, propose: str
) -> None:
    refus = une(lit(f"intitule;region\nA;{ecrit}\n"), "territoire")
    assert propose in refus.remede


def test_deux_lignes_du_meme_nom_au_meme_endroit_se_signalent(lit: Lit) -> None:
    lu = lit("Atelier;Région;Participants\nA;R54;10\na;R54;11\nA;R72;10\n")
    assert len(lu.acceptees) == 3
    assert [a.ligne for a in lu.avertissements if "porte déjà ce nom" in a.message] == [
        3
    ]


def test_deux_depenses_du_meme_nom_sont_deux_depenses(lit: Lit) -> None:
    texte = "intitule;montant;etat\nRepas;12;paye\nRepas;13;paye\n"
    assert "porte déjà" not in avertis(lit(texte, "lignes_budgetaires"))


def test_une_formule_sans_resultat_dit_sa_colonne(lit: Lit) -> None:
    lignes = [["Atelier", "Région", "Participants"], ["A", "R54", "=1+2"]]
    lu = lit(octets(classeur(lignes)))
    [avis] = [a for a in lu.avertissements if "formule" in a.message]
    assert (avis.ligne, avis.colonne) == (2, "Participants")


def test_une_ligne_deja_refusee_dit_aussi_l_objet_qu_elle_ne_trouve_pas(
    lit: Lit,
) -> None:
    titres = "objet,objet_id,theme_id,rang,codeur,methode"
    lu = lit(f"{titres}\npreconisation,rien,inconnu,0,moi,lecture\n", "codages")
    assert {a.colonne for a in lu.erreurs} == {"objet_id", "theme_id", "rang"}


def test_une_case_obligatoire_vide_est_refusee_meme_sur_une_ligne_connue(
    lit: Lit,
) -> None:
    texte = "territoire_code;nom;niveau\nR54;;region\nR72;Aquitaine;\n"
    lu = lit(texte, "territoires")
    assert [(a.ligne, a.colonne) for a in lu.erreurs] == [(2, "nom")]
    assert [numero for numero, _ in lu.acceptees] == [3]


def test_une_ligne_illisible_dit_aussi_ses_autres_fautes(lit: Lit) -> None:
    lu = lit(
        "intitule;territoire;nb_participants;nb_seances\nLien;R54;12;2\n"
        "A\x00;Atlantide;-3;deux\nÉcoute;\x00;4,5;1\n"
    )
    assert [n for n, _ in lu.acceptees] == [2]
    dites = {(a.ligne, a.colonne) for a in lu.erreurs}
    assert dites == {
        (3, "intitule"),
        (3, "territoire"),
        (3, "nb_participants"),
        (3, "nb_seances"),
        (4, "territoire"),
        (4, "nb_participants"),
    }
    assert len(lu.erreurs) == len(dites)
