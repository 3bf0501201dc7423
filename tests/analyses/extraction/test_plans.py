"""Le plan d’un rapport : ce qu’un numéro dit de la place d’un titre, et ce qui n’est pas du rapport."""

from egts_dashboard.analyses.extraction import extract
from egts_dashboard.analyses.extraction.titres import depth
from tests.analyses.extraction.lecture import lus


def test_une_partie_lettree_reste_dans_sa_partie_en_chiffres_romains():
    trouves = lus("""
II. Ce que vivent les habitants

A. Se chauffer

Les familles ne chauffent plus qu’une pièce.

B. Sortir de chez soi

Le club a perdu la moitié de ses membres.

III. Ce qu’ils demandent

A. Se chauffer

Il faudrait avancer les frais d’isolation.
""")

    assert trouves == {
        "constat": [
            "Les familles ne chauffent plus qu’une pièce.",
            "Le club a perdu la moitié de ses membres.",
        ],
        "preconisation": ["Il faudrait avancer les frais d’isolation."],
    }


def test_un_numero_dit_le_rang_de_son_titre():
    assert [depth(t) for t in ("II. Bilan", "I – Bilan", "C. Bilan", "3. Bilan")] == [
        1,
        1,
        2,
        3,
    ]
    assert depth("Bilan") == depth("2014 en bref") == depth("À Nantes") == 0


def test_les_plus_et_les_moins_titrent_les_colonnes_d_un_tableau():
    trouves = lus(
        "| Les + | Les - |\n|---|---|\n| Le tram tardif | Aucun bus le dimanche |\n\n"
        "Vos idées\n\n- Un bus à la demande"
    )

    assert trouves == {
        "constat": ["Le tram tardif", "Aucun bus le dimanche"],
        "preconisation": ["Un bus à la demande"],
    }


def test_des_pistes_cyclables_ne_sont_pas_des_pistes_d_action():
    trouves = lus("Les pistes cyclables de la corniche\n\n- Un revêtement usé")

    assert "preconisation" not in trouves


def test_ce_que_la_page_dit_d_elle_meme_n_en_est_pas():
    trouves = lus(
        "Ça existe ailleurs\n\nÀ Rennes, les jeunes disposent d’un droit de question.\n"
        "Publié le 12 décembre par le service jeunesse."
    )

    assert trouves == {
        "pratique": ["À Rennes, les jeunes disposent d’un droit de question."]
    }


def test_ceux_qui_se_sont_retrouves_sont_des_presents():
    comptes = [
        (c.nature, c.valeur)
        for c in extract(
            [
                "150 jeunes de 11 à 25 ans se sont retrouvés salle Vilar.",
                "",
                "Une dernière rencontre en a réuni 29.",
            ]
        )
    ]

    assert comptes == [("participations", 150), ("participations", 29)]


def test_l_intitule_d_une_action_est_ce_que_sa_fiche_demande():
    trouves = lus("""
FICHE 1
Intitulé de l’action : Installer des bancs sur le parcours
Constat de départ : Les seniors ne marchent plus
Porteur : service des sports
Calendrier : printemps
""")

    assert trouves == {
        "preconisation": ["Installer des bancs sur le parcours"],
        "constat": ["Les seniors ne marchent plus"],
    }


def test_ce_que_l_on_a_admire_est_une_pratique():
    trouves = lus(
        "# III. Ce que le jury a admiré\n\nLa gare de Figeac abrite une crèche."
    )

    assert trouves == {"pratique": ["La gare de Figeac abrite une crèche."]}


def test_un_rapport_entier_sur_un_atelier_le_nomme_dans_son_titre():
    (atelier,) = extract(
        ["## Synthèse des ateliers départementaux - PARCOURS PROFESSIONNELS"]
    )

    assert (atelier.nature, atelier.texte) == ("atelier", "PARCOURS PROFESSIONNELS")


def test_le_titre_d_un_rapport_ne_nomme_ni_une_ville_ni_une_date_ni_un_atelier_de_plus():
    assert extract(["Synthèse des ateliers – Ville de Guéret"]) == []
    assert extract(["Restitution des ateliers – Assises de la santé"]) == []
    trouves = lus(
        "Synthèse des ateliers – Parcours de soins\n\nAtelier 1 : Se soigner\n\n- Un délai"
    )
    assert trouves["atelier"] == ["Atelier 1 : Se soigner"]


def test_un_sigle_numerote_titre_une_table_ronde_ou_un_groupe_de_travail():
    trouves = lus("# TR1 – Se former\n\n32 jeunes présents\n\n# GT n° 2 – Se loger")

    assert trouves["atelier"] == ["TR1 – Se former", "GT n° 2 – Se loger"]


def test_envies_engagements_et_refus_ne_prolongent_pas_les_inquietudes():
    trouves = lus("""
# Les habitants ont la parole

Ce rapport est court.

## Vos inquiétudes

- Une tour devant l’école

## Vos envies

- Une place avec des arbres

## Ce que la ville s’engage à faire

- Abaisser la tour

## Ce que la ville ne fera pas

- Conserver le boulodrome
""")

    assert trouves == {
        "constat": ["Une tour devant l’école"],
        "preconisation": ["Une place avec des arbres", "Abaisser la tour"],
    }


def test_un_numero_de_plan_qu_un_plus_profond_suit_est_un_titre():
    trouves = lus("""
2     GROUPE DE RÉFLEXION : SANTÉ

2.1   Organisation. Le groupe s’est réuni à cinq reprises.

2.2   Constats.
2.2.1 Les commissions se réunissent trop tard, lorsque l’élève ne vient déjà plus.
2.2.2 Le lien avec l’hôpital tient à quelques personnes.

2.3   Pratiques inspirantes.
2.3.1 À Gacé, le collège ouvre une salle calme, tenue par un assistant d’éducation.

2.4   Éléments chiffrés.

Aide moyenne par élève, sur l’année.

3     DISCUSSION

3.1   La séance reprend à quinze heures.
""")

    assert trouves["constat"] == [
        "Les commissions se réunissent trop tard, lorsque l’élève ne vient déjà plus.",
        "Le lien avec l’hôpital tient à quelques personnes.",
    ]
    assert trouves["pratique"] == [
        "À Gacé, le collège ouvre une salle calme, tenue par un assistant d’éducation."
    ]


def test_le_titre_d_un_rapport_n_ouvre_rien_au_dessus_de_parties_qui_ont_le_leur():
    trouves = lus("""
# Ce que demandent les locataires

## D’où vient cette note

Quarante locataires se sont retrouvés au printemps dans la salle commune.

## Les constats

- La chaudière tombe en panne chaque hiver.

## Les demandes

- Changer la chaudière avant octobre.
""")
    assert trouves["preconisation"] == ["Changer la chaudière avant octobre."]
    assert trouves["constat"] == ["La chaudière tombe en panne chaque hiver."]


def test_un_titre_marque_d_une_lettre_et_d_une_barre_ferme_la_partie_d_avant():
    trouves = lus("""
c/ ATELIER LOGEMENT

PRATIQUE INSPIRANTE
* À Redon, un voisin relais ouvre sa porte le soir.

d/ ATELIER TRAVAIL

Les participants déplorent que les formations s’arrêtent à la sortie.
""")
    assert trouves["atelier"] == ["ATELIER LOGEMENT", "ATELIER TRAVAIL"]
    assert trouves["pratique"] == ["À Redon, un voisin relais ouvre sa porte le soir."]


def test_un_compte_ou_l_absence_de_demande_ne_demandent_rien():
    trouves = lus("""
Atelier « Bien dormir »

Propositions

3 séances · 37 participants

- Ouvrir une salle de repos.

Freins

- aucune demande de logement ne peut être déposée sans pièce d’identité
""")
    assert trouves["preconisation"] == ["Ouvrir une salle de repos."]
    assert len(trouves["constat"]) == 1
