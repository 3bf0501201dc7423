"""Ce qu’un rapport compte : les présents et les séances, dans une phrase ou dans une case."""

import pytest

from egts_dashboard.analyses.extraction import extract
from egts_dashboard.analyses.extraction.tables import workshops
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
def test_dont_dit_une_part_et_ne_compte_personne_de_plus(phrase, attendu):
    lus = [c for c in extract([phrase]) if c.nature == "participations"]

    assert [c.valeur for c in lus if c.motif != "repartition"] == attendu
    assert len(lus) > len(attendu)


def test_la_part_d_un_effectif_n_est_pas_celui_de_l_atelier():
    candidats = extract(["Atelier 1 : Santé", "", "24 participants, dont 11 parents."])

    assert workshops(candidats)["nb_participants"].tolist() == [24]
    assert [c.valeur for c in candidats if c.motif == "repartition"] == [11]


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("Organisation. Cinq réunions. Trente et un personnels.", 31),
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


def test_un_nombre_a_la_ligne_de_son_libelle_n_est_pas_un_numero_de_page():
    trouves = lus("""
Intitulé
Groupe « Repérage »
Nombre de réunions
4
Composition
19 membres ; crèches, médecins

Conclusion

12
""")

    assert trouves["seances"] == [4]
    assert trouves["participations"] == [19]


def test_ce_que_l_on_paie_n_est_pas_ce_qui_s_est_tenu():
    trouves = lus("""
Action\tMontant
Groupe de parole (10 séances)\t1 100 €
Atelier 1 : cuisine\t300 €
""")

    assert trouves["seances"] == []


@pytest.mark.parametrize(
    ("texte", "seances", "presents"),
    [
        ("Nombre de séances : trois", [3], []),
        ("Sur 60 invités, 31 sont venus.", [], [31]),
        ("Les 14 participants se sont vus quatre fois.", [4], [14]),
        ("2 rencontres ; 35 apiculteurs du canton, 6 élus", [2], [35, 6]),
    ],
)
def test_un_compte_se_dit_de_plusieurs_facons(texte, seances, presents):
    trouves = lus(texte)

    assert trouves["seances"] == seances
    assert sorted(trouves["participations"], reverse=True) == presents


def test_un_tableau_aligne_a_droite_garde_ses_colonnes():
    trouves = lus("""
Thématique      Séances    Habitants    Professionnels    Total
Jardins               3           12                 4       16
Voirie                2            9                 6       15
Ensemble              5           21                10       31
""")

    assert trouves["atelier"] == ["Jardins", "Voirie"]
    assert sorted(trouves["seances"]) == [2, 3, 5]
    assert sorted(trouves["participations"]) == [4, 6, 9, 10, 12, 15, 16, 21, 31]


def test_une_moyenne_n_est_pas_un_effectif():
    trouves = lus("""
Thème\tNb séances\tInscrits\tPrésents (moyenne)
Parentalité\t5\t22\t14
""")

    assert trouves["participations"] == [22]


@pytest.mark.parametrize("titre", ["1. SE {}", "## Se {}", "SE {}"])
def test_des_titres_que_suit_un_compte_sont_des_ateliers(titre):
    parties = [
        f"{titre.format(nom)}\nSalle Rameau, 14 mars – {combien} présents\n\nConstats\n- les bus sont rares\n"
        for nom, combien in (("DÉPLACER", 42), ("SOIGNER", 51))
    ]
    trouves = lus("BILAN DE LA CONCERTATION\n\n" + "\n".join(parties))

    assert [nom.casefold() for nom in trouves["atelier"]] == [
        "se déplacer",
        "se soigner",
    ]


@pytest.mark.parametrize(("dit", "attendu"), [("Deux", 2), ("Cinq", 0)])
def test_des_parties_semblables_sont_des_ateliers_s_ils_sont_autant(dit, attendu):
    parties = [
        f"## {nom}\n\n### Constats\n\n- les bus sont rares\n\n### Propositions\n\n- créer une navette\n"
        for nom in ("Se déplacer", "Se soigner")
    ]
    trouves = lus(
        f"# Restitution\n\n{dit} groupes ont planché.\n\n" + "\n".join(parties)
    )

    assert len(trouves["atelier"]) == attendu


def test_un_seul_titre_suivi_d_un_compte_n_est_pas_un_atelier():
    trouves = lus(
        "## Participation\n\n42 présents\n\n## Constats\n\n- les bus sont rares"
    )

    assert trouves["atelier"] == []


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("Autour de la table : 6 maires, 2 fromagers, 11 parents.", [2, 6, 11]),
        ("Participants : une dizaine", [10]),
        ("La seconde réunion n’a attiré que 31 personnes.", [31]),
        ("Ils étaient 22 à la première rencontre, 19 à la seconde.", [19, 22]),
        ("60 jeunes fréquentent le local présenté ce soir-là.", []),
    ],
)
def test_qui_est_venu_se_dit_aussi_ainsi(texte, attendu):
    assert sorted(lus(texte)["participations"]) == attendu


def test_un_titre_dit_le_rang_de_son_groupe():
    trouves = lus(
        "Premier groupe : « Manger local » (21 participants, quatre réunions)"
    )

    assert trouves["atelier"] == ["Premier groupe : « Manger local »"]
    assert (trouves["participations"], trouves["seances"]) == ([21], [4])


def test_une_phrase_sur_un_atelier_n_est_pas_son_titre():
    trouves = lus("L’atelier 2 a connu une belle affluence (près de 60 personnes).")

    assert trouves["atelier"] == []
    assert trouves["participations"] == [60]


def test_un_en_tete_sur_deux_rangees_dit_quel_public_il_compte():
    trouves = lus("""
Atelier\tPublic\t\tNombre de séances
\tFemmes\tHommes\t
Cuisine\t14\t3\t6
Jardin\t7\t9\t4
""")

    assert trouves["participations"] == [14, 3, 7, 9]
    assert trouves["seances"] == [6, 4]


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("Forges, 15 novembre. 41 personnes. Deux conseillères animaient.", [41]),
        ("Une sortie à vélo a réuni une douzaine de courageux.", [12]),
        ("Les ateliers d’écriture ont accueilli 8, 11 puis 9 aidants.", [8, 9, 11]),
        ("Huit bénévoles se relaient pour tenir la permanence.", []),
        ("L’atelier compte dix inscrits, pour six présents en moyenne.", [10]),
    ],
)
def test_un_effectif_n_est_ni_une_moyenne_ni_un_tour_de_garde(texte, attendu):
    assert sorted(lus(texte)["participations"]) == attendu


def test_une_rencontre_a_venir_n_a_pas_eu_lieu():
    assert lus("Cinq rencontres d’aidants sont programmées.")["seances"] == []


def test_un_tableau_de_soirees_compte_ses_publics():
    trouves = lus("""
Soirée\tHabitants\tÉlus
Gournay\t25\t6
Total\t25\t6
""")

    assert trouves["participations"] == [25, 6, 25, 6]


def test_des_titres_qui_portent_leur_compte_sont_des_ateliers():
    trouves = lus("""
# Les ateliers de l’hiver

### Lire et écrire (22 personnes)

- Les cours sont le matin.

### Compter (31 personnes)

- Les factures sont illisibles.

### Et après ?
""")

    assert trouves["atelier"] == ["Lire et écrire", "Compter"]
    assert trouves["participations"] == [22, 31]


def test_des_themes_que_suit_un_compte_sont_des_ateliers():
    trouves = lus("""
COMPTE RENDU DES TABLES RONDES

Thème 1 : L’accès aux soins
12 participants – 2 séances

Constats :
- Les délais sont longs.

Thème 2 : Le transport
15 participants – 2 séances

Constats :
- Les bus sont rares.
""")

    assert len(trouves["atelier"]) == 2
    assert trouves["seances"] == [2, 2]


@pytest.mark.parametrize(
    ("phrase", "nombre"),
    [
        ("Le nombre de participants s’élève à 187.", 187),
        ("Vous y étiez deux cent six, équipes comprises.", 206),
        ("3 soirées | 48 parents, auxquels se sont joints 9 enseignants", 48),
    ],
)
def test_un_compte_se_dit_aussi_ainsi(phrase, nombre):
    lus = [c.valeur for c in extract([phrase]) if c.nature == "participations"]

    assert nombre in lus


def test_deux_comptes_a_la_suite_sont_deux_seances():
    lus = [
        c.valeur
        for c in extract(["Participants : 12 puis 17"])
        if c.nature == "participations"
    ]

    assert lus == [12, 17]


@pytest.mark.parametrize(
    "phrase",
    [
        "Un comité de suivi se réunira deux fois par an.",
        "3 Atelier 2 – Le retour à la maison",
    ],
)
def test_une_reunion_a_venir_ou_un_numero_de_partie_ne_compte_pas(phrase):
    assert [c for c in extract([phrase]) if c.nature == "seances"] == []
