import datetime as dt

import pytest

from egts_dashboard.ingest.entetes import column_of
from egts_dashboard.models.atelier import Atelier
from tests.depots import TITRES, Lit, avertis, classeur, octets, une


def test_un_fichier_juste_donne_ses_lignes(lit: Lit) -> None:
    lu = lit(f"{TITRES}\nat-b;demarche;R54;Écoute;12;2\nat-c;demarche;D17;Lien;;\n")
    assert lu.erreurs == []
    assert [numero for numero, _ in lu.acceptees] == [2, 3]
    assert lu.difference.ajoutees == ["at-b", "at-c"]
    assert lu.acceptees[1][1].nb_participants is None


@pytest.mark.parametrize(
    ("codage", "compris"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8 avec BOM"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_l_encodage_compris_est_dit(lit: Lit, codage: str, compris: str) -> None:
    lu = lit(
        "intitule;territoire\nL’été à Noël\u00a0: œuvre;Aquitaine\n".encode(codage)
    )
    assert lu.encodage == compris
    assert lu.acceptees[0][1].intitule == "L’été à Noël\u00a0: œuvre"


@pytest.mark.parametrize("separateur", [",", ";", "\t"])
def test_le_separateur_est_devine(lit: Lit, separateur: str) -> None:
    lignes = [
        ["intitule", "territoire", "nb_participants"],
        ["Lien, fort; bon", "R72", "3"],
    ]
    texte = "\n".join(separateur.join(f'"{c}"' for c in ligne) for ligne in lignes)
    lu = lit(texte)
    assert lu.separateur == separateur
    assert lu.acceptees[0][1].intitule == "Lien, fort; bon"


def test_un_classeur_se_reconnait_a_son_contenu_non_a_son_nom(lit: Lit) -> None:
    livre = classeur(
        [["Intitulé", "Région", "Participants"], ["Lien", "Aquitaine", 12.0]]
    )
    lu = lit(octets(livre), nom="depot.csv")
    assert (lu.feuille, len(lu.acceptees)) == ("Feuil1", 1)
    assert lu.acceptees[0][1].nb_participants == 12


def test_les_intitules_proches_sont_rapproches_et_montres(lit: Lit) -> None:
    lu = lit(
        "Bilan des ateliers;;;\n;;;\nATELIER;Région;Nb de participants;Humeur\n"
        "Lien;poitou charentes;1 113;bonne\n"
    )
    assert lu.correspondance == {
        "ATELIER": "intitule",
        "Région": "territoire_code",
        "Nb de participants": "nb_participants",
        "Humeur": None,
    }
    [(ligne, lue)] = lu.acceptees
    assert (ligne, lue.territoire_code, lue.nb_participants) == (4, "R54", 1113)
    assert "Humeur" in avertis(lu)


def test_la_correspondance_peut_etre_imposee(lit: Lit) -> None:
    lu = lit(
        "Intitulé;Région;Gens\nLien;R54;7\n", correspondance={"Gens": "nb_participants"}
    )
    assert lu.acceptees[0][1].nb_participants == 7


def test_un_mot_qui_nuance_va_dans_qualificatif_quand_la_table_en_a_un(
    lit: Lit,
) -> None:
    lu = lit(
        "dimension;modalite;valeur;unite\ntotal;Tous;avoisine 500;personnes\n",
        "effectifs",
    )
    lue = lu.acceptees[0][1]
    assert (lue.valeur, lue.qualificatif, lue.nature) == (500, "avoisine", "estime")


def test_un_mot_qui_nuance_va_dans_la_note_quand_la_table_n_a_que_cela(
    lit: Lit,
) -> None:
    lu = lit("note;intitule;territoire;participants\nVu;Lien;R54;environ 40\n")
    assert lu.acceptees[0][1].nb_participants == 40
    assert lu.acceptees[0][1].note == "Vu\u202f; participants\u00a0: environ 40"
    assert "nuancé" in avertis(lu)


@pytest.mark.parametrize(
    ("intitule", "colonne"),
    [
        ("Intitulé de l’atelier", "intitule"),
        ("NOM DE L'ATELIER", "intitule"),
        ("Territoire de l’atelier", "territoire_code"),
        ("Participants (nombre)", "nb_participants"),
        ("Nb. de participants", "nb_participants"),
        ("Animateur", None),
    ],
)
def test_un_intitule_qui_repete_le_nom_de_la_table_est_reconnu(
    intitule: str, colonne: str | None
) -> None:
    assert column_of(intitule, Atelier) == colonne


def test_une_date_francaise_et_un_montant_francais_se_lisent(lit: Lit) -> None:
    lu = lit(
        "Objet de la dépense;Montant;État;Date\nSalle;1 113,00 €;payé;10 juin 2014\n",
        "lignes_budgetaires",
    )
    lue = lu.acceptees[0][1]
    assert (str(lue.montant_eur), lue.date, lue.etat) == (
        "1113.00",
        dt.date(2014, 6, 10),
        "paye",
    )


def test_les_totaux_sont_reconnus_et_recomptes_non_ajoutes(lit: Lit) -> None:
    lu = lit(
        "intitule;territoire;participants\nA;R54;10\nB;R54;5\nSous-total;;15\n"
        "C;R72;2\nTOTAL GÉNÉRAL;;18\n"
    )
    assert len(lu.acceptees) == 3
    assert [(t.ligne, int(t.valeur), int(t.recompte)) for t in lu.totaux] == [
        (4, 15, 15),
        (6, 18, 17),
    ]


def test_feuille_masquee_et_formule_sans_valeur_sont_signalees(lit: Lit) -> None:
    livre = classeur([["intitule", "territoire", "participants"], ["A", "R54", "=1+1"]])
    livre.create_sheet("Brouillon").sheet_state = "hidden"
    lu = lit(octets(livre), nom="depot.xlsx")
    assert "Brouillon" in avertis(lu)
    assert "formule" in avertis(lu)


def test_un_identifiant_manquant_est_compose_et_dit(lit: Lit) -> None:
    lu = lit("intitule;territoire\nÉcouter l’usager;R54\nLien;R54\n")
    assert lu.difference.ajoutees[0] == "demarche-ecouter-usager"
    assert "atelier_id" in avertis(lu)


def test_des_preconisations_seules_vont_aussi_loin_que_possible(lit: Lit) -> None:
    lu = lit(
        "intitule,territoire,atelier\nFormer,Poitou-Charentes,Accueil\n"
        "Relier,Aquitaine,Un atelier neuf\n",
        "preconisations",
    )
    assert lu.erreurs == []
    connu, neuf = (ligne for _, ligne in lu.acceptees)
    assert (connu.atelier_id, connu.niveau, connu.annee) == ("accueil", "region", 2014)
    assert [a.atelier_id for a in lu.complements["ateliers"]] == [neuf.atelier_id]
    assert "sources" in lu.complements


def test_une_source_et_une_demarche_donnees_servent_de_defaut(lit: Lit) -> None:
    lu = lit("intitule;territoire\nLien;R54\n", source="doc", demarche="demarche")
    assert lu.acceptees[0][1].source_id == "doc"
    assert lu.complements == {}


def test_une_demarche_inconnue_est_refusee(lit: Lit) -> None:
    refus = une(lit("intitule\nLien\n", demarche="autre"), "n’existe pas")
    assert refus.valeur == "autre"
