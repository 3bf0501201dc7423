"""Ce qu’un tableur de tous les jours porte, et qu’il faut lire juste ou refuser clairement."""

import pytest

from tests.depots import Lit, avertis, classeur, octets, une

DEPENSE = "Libellé;Poste;{};État\nBus;transport;1,50;payé\n"


@pytest.mark.parametrize(
    "intitule", ["Montant (k€)", "Montant en k€", "Montant (M€)", "Coût (en milliers)"]
)
def test_une_colonne_en_milliers_est_refusee_non_lue_mille_fois_trop_petite(
    lit: Lit, intitule: str
) -> None:
    lu = lit(DEPENSE.format(intitule), table="lignes_budgetaires")
    assert not lu.acceptees
    assert une(lu, "donnée en milliers").colonne == intitule


def test_une_echelle_annoncee_au_dessus_du_tableau_se_dit(lit: Lit) -> None:
    texte = "Budget 2014;;en k€;\n" + DEPENSE.format("Montant")
    lu = lit(texte, table="lignes_budgetaires")
    assert len(lu.acceptees) == 1
    assert "ligne\u00a01" in avertis(lu) and "annonce une échelle" in avertis(lu)


@pytest.mark.parametrize(
    "texte",
    [
        # Un groupe au-dessus de ses colonnes, les autres nommées en haut.
        "Département;Atelier;Fréquentation;\n;;Séances;Participants\nR54;Accueil;2;12\n",
        # Un intitulé coupé en deux.
        "Département;Nom de;Nombre de;Nombre de\n;l’atelier;séances;participants\n"
        "R54;Accueil;2;12\n",
        # Le mot qui compte en haut, « Nombre » dessous.
        ";;Séances;Participants\nTerritoire;Atelier;Nombre;Nombre\nR54;Accueil;2;12\n",
    ],
)
def test_des_intitules_sur_deux_lignes_se_lisent_ensemble(lit: Lit, texte: str) -> None:
    lu = lit(texte)
    [(numero, atelier)] = lu.acceptees
    assert numero == 3 and not lu.erreurs
    assert (atelier.nb_seances, atelier.nb_participants) == (2, 12)  # type: ignore[attr-defined]
    assert atelier.territoire_code == "R54"  # type: ignore[attr-defined]
    assert "sur deux lignes (1 et 2)" in avertis(lu)


def test_sous_un_groupe_fusionne_le_total_est_le_compte_non_les_parts(lit: Lit) -> None:
    livre = classeur(
        [
            ["Département", "Atelier", "Présents", None, None],
            [None, None, "Femmes", "Hommes", "Total"],
            ["R54", "Accueil", 5, 7, 12],
        ]
    )
    for plage in ("A1:A2", "B1:B2", "C1:E1"):
        livre.active.merge_cells(plage)
    lu = lit(octets(livre))
    [(_, atelier)] = lu.acceptees
    assert atelier.nb_participants == 12  # type: ignore[attr-defined]
    assert lu.correspondance["Présents Femmes"] is None


def test_une_premiere_ligne_de_texte_n_est_pas_prise_pour_des_intitules(
    lit: Lit,
) -> None:
    lu = lit(
        "Atelier;Préconisation;Territoire\nAccueil;Ouvrir un lieu;R54\n",
        table="preconisations",
    )
    assert [numero for numero, _ in lu.acceptees] == [2]
    assert "deux lignes" not in avertis(lu)


@pytest.mark.parametrize(
    ("table", "intitule"),
    [
        ("pratiques", "Pratique inspirante"),
        ("pratiques", "Bonne pratique"),
        ("pratiques", "Initiative"),
        ("preconisations", "Préconisations de l’atelier"),
        ("preconisations", "Mesure proposée"),
    ],
)
def test_la_seule_colonne_qui_nomme_les_lignes_en_est_l_intitule(
    lit: Lit, table: str, intitule: str
) -> None:
    lu = lit(f"{intitule};Territoire\nUn café des parents;R54\n", table=table)
    [(_, ligne)] = lu.acceptees
    assert ligne.intitule == "Un café des parents"  # type: ignore[attr-defined]
    assert lu.correspondance[intitule] == "intitule"


def test_de_deux_colonnes_possibles_aucune_n_est_choisie(lit: Lit) -> None:
    lu = lit("Initiative;Description;Territoire\na;b;R54\n", table="pratiques")
    assert une(lu, "la colonne manque").colonne == "intitule"


def test_le_nom_exact_d_une_colonne_l_emporte_ou_qu_il_soit(lit: Lit) -> None:
    lu = lit(
        "Nature de la dépense;Libellé;Poste;Montant;État\nx;Bus;transport;12;payé\n",
        table="lignes_budgetaires",
    )
    assert lu.correspondance["Poste"] == "poste"
    assert len(lu.acceptees) == 1


@pytest.mark.parametrize(
    "intitule", ["Nb présents", "Nbre de présents", "Nb pers.", "Fréquentation"]
)
def test_un_compte_se_lit_quel_que_soit_le_mot_qui_compte(
    lit: Lit, intitule: str
) -> None:
    lu = lit(f"Atelier;Territoire;{intitule}\nAccueil;R54;12\n")
    assert lu.correspondance[intitule] == "nb_participants"


@pytest.mark.parametrize(
    ("dit", "nature"),
    [
        ("Freins", "frein"),
        ("Points positifs", "point_positif"),
        ("Idéaux", "ideal"),
        ("Finalités", "finalite"),
        ("Force(s)", "force"),
    ],
)
def test_une_valeur_accordee_est_celle_de_la_liste(
    lit: Lit, dit: str, nature: str
) -> None:
    lu = lit(f"Constat;Nature;Territoire\nTrop long;{dit};R54\n", table="constats")
    [(_, constat)] = lu.acceptees
    assert constat.nature == nature  # type: ignore[attr-defined]


def test_une_colonne_fermee_qui_manque_dit_ses_valeurs(lit: Lit) -> None:
    lu = lit(
        "Date;Événement;Territoire\n10 juin 2014;Assises;R54\n", table="evenements"
    )
    erreur = une(lu, "la colonne manque")
    assert "Comité" in erreur.remede and "Assises" in erreur.remede


@pytest.mark.parametrize(
    "date", ["10 et 11 juin 2014", "du 10 au 12 juin 2014", "10/06/2014 - 11/06/2014"]
)
def test_plusieurs_jours_disent_ou_va_le_dernier(lit: Lit, date: str) -> None:
    lu = lit(
        f"Date;Nature;Événement;Territoire\n{date};assises;Assises;R54\n",
        table="evenements",
    )
    assert "date_fin" in une(lu, "plusieurs jours").remede


def test_trop_de_decimales_n_est_pas_un_montant_trop_grand(lit: Lit) -> None:
    lu = lit(
        "Libellé;Poste;Montant;État\nBus;transport;33,3333333333333;payé\n"
        "Car;transport;99999999999;payé\n",
        table="lignes_budgetaires",
    )
    assert une(lu, "deux décimales au plus").ligne == 2
    assert une(lu, "trop grand").ligne == 3


def test_deux_fichiers_bout_a_bout_se_lisent(lit: Lit) -> None:
    texte = "\ufeffAtelier;Territoire;Participants\n{};R54;12\n"
    lu = lit(texte.format("Accueil") + texte.format("Écoute"))
    assert [ligne.intitule for _, ligne in lu.acceptees] == ["Accueil", "Écoute"]  # type: ignore[attr-defined]
    assert "redit les intitulés" in avertis(lu) and not lu.erreurs


def test_un_csv_ms_dos_se_lit_et_se_dit(lit: Lit) -> None:
    texte = "Atelier;Territoire\nAccès à l’été, déjà hélé;R54\n".replace("’", "'")
    lu = lit(texte.encode("cp850"))
    assert lu.encodage == "CP850 (MS-DOS)"
    assert lu.acceptees[0][1].intitule == "Accès à l'été, déjà hélé"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "texte", ["Œuvre – 1er…", "l’« accès » à Œuvrer", "un œil…et–puis"]
)
def test_les_signes_de_windows_ne_sont_pas_ceux_du_dos(lit: Lit, texte: str) -> None:
    lu = lit(f"Atelier;Territoire\n{texte};R54\n".encode("cp1252"))
    assert lu.encodage == "Windows-1252"
    assert lu.acceptees[0][1].intitule == texte  # type: ignore[attr-defined]
