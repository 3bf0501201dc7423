"""Ce qu’un rapport compte : les présents et les séances, dans une phrase ou dans une case."""

import pytest

from egts_dashboard.analyses.extraction import extract
from egts_dashboard.ingest.documents.html import html_lines


def lus(texte: str) -> dict[str, list]:
    trouves: dict[str, list] = {"atelier": [], "seances": [], "participations": []}
    for candidat in extract(texte.strip("\n").split("\n")):
        dit = candidat.texte if candidat.valeur is None else candidat.valeur
        trouves.setdefault(candidat.nature, []).append(dit)
    return trouves


@pytest.mark.parametrize(
    "phrase",
    [
        "Le centre suit 640 jeunes du bassin, venus de neuf communes.",
        "La résidence accueille 72 adultes et se félicite du public venu ce soir-là.",
        "Au niveau local, quelque 2 300 familles seraient concernées par ce public.",
        "Peu de monde est venu de loin : 7 jeunes sur 10 habitaient le quartier.",
        "Une infirmière a dit, en séance : « Nous sommes trois pour onze services. »",
        "L’assistante sociale de secteur a en charge trois familles du hameau.",
    ],
)
def test_une_population_n_est_pas_venue(phrase):
    assert lus(phrase)["participations"] == []


@pytest.mark.parametrize(
    ("phrase", "attendu"),
    [
        ("Il y a eu 31 participants, dont 12 élus et 4 agents.", [31]),
        ("24 participants (dont 11 parents) se sont retrouvés à la salle.", [24]),
        ("Le forum a rassemblé 40 habitants, dont 9 enfants, et 14 agents.", [40, 14]),
    ],
)
def test_dont_ne_compte_personne_de_plus(phrase, attendu):
    assert lus(phrase)["participations"] == attendu


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("Organisation. Cinq réunions. Trente et un personnels, dont six cadres.", 31),
        ("Organisation. Trois réunions, la dernière à Vire. 24 personnels.", 24),
        ("Composition : 19 membres ; crèches, médecins, associations de parents.", 19),
        ("Malgré la pluie, vous étiez deux cent dix à la salle des fêtes !", 210),
        ("Vingt-et-une personnes étaient présentes.", 21),
        ("La directrice remercie les 83 personnels ayant participé aux groupes.", 83),
        ("Nous étions une vingtaine autour de la table.", 20),
    ],
)
def test_des_presents_se_comptent_sans_le_mot(texte, attendu):
    assert lus(texte)["participations"] == [attendu]


@pytest.mark.parametrize(
    "phrase",
    [
        "La question des clés a occupé deux séances entières.",
        "Les absences supérieures à dix demi-journées ont doublé depuis 2019.",
    ],
)
def test_une_duree_n_est_pas_un_nombre_de_seances(phrase):
    assert lus(phrase)["seances"] == []


def test_les_comptes_sous_chaque_titre_ne_sont_pas_un_titre_courant():
    trouves = lus(
        "\n".join(
            f"{rang}. ATELIER {nom}\n  ({rang + 1} rdv, {rang + 10} jeunes)\n\nConstats :\n - le bus est rare\n"
            for rang, nom in enumerate(("MOBILITÉ", "LOGEMENT", "TRAVAIL", "SANTÉ"), 1)
        )
    )

    assert trouves["seances"] == [2, 3, 4, 5]
    assert trouves["participations"] == [11, 12, 13, 14]


def test_un_tableau_d_ateliers_compte_chaque_public_et_ses_totaux():
    trouves = lus("""
Groupe\tRencontres\tRésidents\tFamilles\tProfessionnels\tTotal
Vivre sa journée\t4\t9\t4\t6\t19
Bien manger\t3\t11\tenv. 3\t5 (dont 2 la nuit)\t19
Ensemble\t7\t20\t7\t11\t38
Moyenne\t3,5\t10\t3,5\t5,5\t19
""")

    assert trouves["atelier"] == ["Vivre sa journée", "Bien manger"]
    assert trouves["seances"] == [4, 3, 7]
    assert trouves["participations"] == [9, 4, 6, 19, 11, 3, 5, 19, 20, 7, 11, 38]


def test_un_tableau_de_depenses_ne_compte_personne():
    trouves = lus("""
Poste\tProfessionnels\tTotal
Encadrement\t1 200 €\t1 200 €
Groupe de parole (10 séances)\t–\t1 100 €
Moules de cuisine\t870 €\t–
""")

    assert trouves["participations"] == []
    assert trouves["atelier"] == []


def test_la_colonne_d_un_numero_de_seance_ne_compte_pas_de_seances():
    trouves = lus("""
Séance\tDate\tPrésents
1\t4 mars\t12
2\t11 mars\t15
""")

    assert trouves["seances"] == []
    assert trouves["participations"] == [12, 15]


def test_un_tableau_nomme_les_ateliers_meme_sans_colonne_de_nombres():
    trouves = lus("""
Atelier\tCe que l’on constate\tCe que l’on propose
1. Capter des logements<br>52 participants<br>2 sessions\tLe parc privé se raréfie\tOuvrir une agence
2. Santé et logement<br>38 participants<br>3 sessions\tLes soins sont loin\tCréer dix lits
""")

    assert trouves["atelier"] == ["Capter des logements", "Santé et logement"]
    assert trouves["participations"] == [52, 38]
    assert trouves["seances"] == [2, 3]


def test_un_recapitulatif_qui_redit_les_titres_n_ouvre_pas_d_autres_ateliers():
    trouves = lus("""
## Atelier n° 1 / Regards croisés entre voisins

Constats :
- les halls sont vides

## Atelier n° 2 / Le sens du collectif

Constats :
- on se croise peu

## Récapitulatif

Ateliers\tPropositions
REGARD CROISÉS ENTRE VOISINS\tOuvrir les halls
LE SENS DU COLLECTIF\tFaire une fête
""")

    assert len(trouves["atelier"]) == 2


@pytest.mark.parametrize(
    "titre",
    [
        "II – Rencontre du plateau : « Tenir »",
        "II – Rencontre des monts du Forez : « Tenir »",
        "2 GROUPE DE RÉFLEXION N° 2 : LES FAMILLES",
    ],
)
def test_un_titre_de_rencontre_ouvre_un_atelier(titre):
    trouves = lus(
        f"La soirée finie, chacun est rentré\n{titre}\n3 soirées, 82 personnes"
    )

    assert len(trouves["atelier"]) == 1
    assert trouves["participations"] == [82]


def test_un_titre_de_meme_rang_ferme_l_atelier():
    candidats = extract(
        [
            *(
                "## Groupe « Bien manger »",
                "",
                "### Constats",
                "",
                "- le dîner est tôt",
            ),
            *("", "## Échanges", "", "Il y avait 40 personnes présentes."),
        ]
    )

    compte = next(c for c in candidats if c.nature == "participations")
    assert compte.atelier is None


def test_l_espace_apres_un_mot_en_gras_se_garde():
    assert html_lines("<p>Il y a eu <b>236 personnes</b> au total</p>")[0] == (
        "Il y a eu 236 personnes au total"
    )
