"""Ce qui se constate malgré ses verbes, ce qui se demande sans titre, et ce qui n’est ni l’un ni l’autre."""

import pytest

from egts_dashboard.analyses.extraction import extract
from egts_dashboard.analyses.extraction.texte import sentences


def lus(*lignes: str) -> list[tuple[str, str]]:
    return [
        (c.nature, c.texte)
        for c in extract(lignes)
        if c.nature in ("constat", "preconisation", "pratique")
    ]


@pytest.mark.parametrize(
    "phrase",
    [
        "Il faut attendre six mois pour voir le garde-pêche.",
        "Le dossier du bac est long et il faut le remplir dix fois.",
        "Force est de constater que nul bac ne leur est proposé le soir.",
    ],
)
def test_ce_que_les_gens_subissent_reste_un_constat(phrase):
    assert lus("Constats", "", f"- {phrase}", "- Le quai est glissant.")[0] == (
        "constat",
        phrase,
    )


def test_une_part_mesuree_se_constate_hors_de_toute_partie():
    dites = "Un batelier sur trois dort à bord. Soit 30 % du total, selon le port."

    assert lus("La vie au port", "", dites) == [
        ("constat", "Un batelier sur trois dort à bord.")
    ]


def test_une_phrase_a_l_infinitif_demande_sauf_si_l_infinitif_en_est_le_sujet():
    prose = (
        "Développer la location de barques. Passer le permis coûte deux mois de paye."
        " À partir des relevés du port, la régie tient ses comptes."
    )

    assert lus("Lettre du port", "", prose) == [
        ("preconisation", "Développer la location de barques.")
    ]


def test_un_mot_au_visiteur_de_la_page_n_est_pas_une_demande():
    page = ("# Quai", "", "Propositions : utilisez le formulaire du port pour écrire.")

    assert lus(*page) == []


def test_un_inventaire_sous_un_titre_etranger_n_est_pas_fait_de_constats():
    page = (
        "# Atelier 1 : Le quai",
        "",
        "## Commerces du bord de l’eau",
        "- un loueur de barques,",
        "- une buvette",
    )

    assert lus(*page) == []


@pytest.mark.parametrize(
    ("titre", "nature"),
    [
        ("Aspects négatifs", "constat"),
        ("Nous avons vu que…", "constat"),
        ("Nous voulons…", "preconisation"),
        ("Des pratiques à faire connaître", "pratique"),
    ],
)
def test_un_titre_dit_a_la_premiere_personne_annonce_sa_liste(titre, nature):
    item = "un ponton devant la maison éclusière de Briare"

    assert lus("# Atelier 1 : Le quai", "", titre, f"- {item}") == [(nature, item)]


def test_une_citation_breve_tient_d_un_seul_tenant():
    assert sentences("« On attend. Quoi donc ? » dit un marinier. Il rit.") == [
        "« On attend. Quoi donc ? » dit un marinier.",
        "Il rit.",
    ]


def test_une_liste_des_titres_a_venir_est_un_sommaire():
    page = (
        "Au menu de ce cahier",
        "- le port",
        "- l’atelier « Naviguer »",
        "- qui est venu",
        "",
        "LE PORT",
        "Il a cent ans.",
        "",
        "ATELIER « NAVIGUER »",
        "12 participants",
        "",
        "QUI EST VENU (liste)",
        "Ada",
    )

    assert [c.texte for c in extract(page) if c.nature == "atelier"] == [
        "ATELIER « NAVIGUER »"
    ]


def test_un_titre_dont_le_texte_commence_par_un_compte_est_un_atelier():
    longue = " Les quais sont glissants et les bateliers y tombent l’hiver, dit le groupe qui s’en plaint depuis longtemps."
    page = (
        "# Le canal",
        "## Naviguer mieux",
        f"Cet atelier a tenu trois séances et réuni 24 bateliers.{longue}",
        "## Habiter à quai",
        f"Cet atelier a tenu deux séances et réuni 18 riverains.{longue}",
    )

    assert [c.texte for c in extract(page) if c.nature == "atelier"] == [
        "Naviguer mieux",
        "Habiter à quai",
    ]


def test_ce_qui_precede_une_pratique_annoncee_garde_ses_demandes():
    page = (
        "# Atelier 1 : Le quai",
        "Nous proposons de confier à chaque éclusier un abri chauffé.",
        "Une bonne pratique : à Briare, un abri est prêté aux éclusiers chaque hiver.",
    )

    assert [nature for nature, _ in lus(*page)] == ["preconisation", "pratique"]


def test_un_item_de_plusieurs_phrases_se_lit_comme_un_paragraphe():
    item = (
        "- Redonner vie au quai. Les barques manquent de mouillages."
        " Il est impératif de draguer le bassin."
    )

    assert lus("Lettre du port", "", item) == [
        ("preconisation", "Redonner vie au quai."),
        ("constat", "Les barques manquent de mouillages."),
        ("preconisation", "Il est impératif de draguer le bassin."),
    ]


def test_la_suite_d_une_demande_n_en_est_pas_une_autre():
    items = (
        "Propositions",
        "- Tenir un registre des crues ; en garder la trace",
        "- Ouvrir le quai ; fermer la rampe",
    )

    assert [texte for _, texte in lus(*items)] == [
        "Tenir un registre des crues ; en garder la trace",
        "Ouvrir le quai",
        "fermer la rampe",
    ]


def test_le_compte_de_rencontres_redit_a_chaque_atelier_n_est_pas_un_titre_courant():
    page = [
        ligne
        for rang in (1, 2, 3)
        for ligne in (f"## Atelier {rang} : Quai {rang}", f"Rencontres : {rang + 2}")
    ]

    assert [c.valeur for c in extract(page) if c.nature == "seances"] == [3, 4, 5]


def test_l_atelier_ouvert_sous_la_derniere_ligne_d_une_partie_n_en_est_pas():
    page = (
        "## Atelier 1 : Le quai",
        "### Bonnes pratiques",
        "À Briare, les pontons sont prêtés par la régie municipale.",
        "## Atelier 2 : Le bac",
        "Le bac traverse chaque heure.",
    )

    assert [nature for nature, _ in lus(*page)] == ["pratique"]


def test_une_phrase_a_l_infinitif_ne_raconte_pas_d_exemple():
    prose = (
        "Certaines expériences donnent envie. Prendre exemple sur les ports de Loire."
        " Essaimer partout les bacs à rames."
    )

    assert [nature for nature, _ in lus("Lettre du port", "", prose)] == [
        "preconisation",
        "preconisation",
    ]


@pytest.mark.parametrize(
    ("nature", "phrase"),
    [
        (
            "constat",
            "Faute de ponton, les bateliers passent leurs vélos à bout de bras.",
        ),
        ("constat", "Les gardes reconnaissent que la barrière reste levée la nuit."),
        ("constat", "Des familles entières n’ont personne à appeler le dimanche."),
        ("constat", "Les horaires du bac sont impossibles à deviner."),
        ("preconisation", "On a aussi imaginé une carte unique pour les bacs."),
        (
            "pratique",
            "À Granville, une éclusière passe deux soirs par semaine au foyer.",
        ),
        ("preconisation", "Une rampe le long du quai paraît également souhaitable."),
        ("preconisation", "Une cale plus large, moins raide, a été réclamée par tous."),
        (
            "pratique",
            "L’école de voile de Cherbourg accepte les fauteuils depuis 2018.",
        ),
    ],
)
def test_une_phrase_d_atelier_se_range_d_apres_sa_tournure(nature, phrase):
    assert (nature, phrase) in lus(
        "## Atelier 1 : Le port", "", f"On s’est vus deux soirs. {phrase}"
    )


def test_le_titre_du_rapport_n_est_pas_celui_d_une_partie():
    assert lus(
        "# Paroles de bateliers",
        "",
        "## Table 1 - Le quai",
        "",
        "- Prévoir une rampe le long du quai.",
        "- Les pilotes s’en vont au moment où l’on aurait besoin d’eux.",
    ) == [
        ("preconisation", "Prévoir une rampe le long du quai."),
        ("constat", "Les pilotes s’en vont au moment où l’on aurait besoin d’eux."),
    ]


def test_une_pratique_parmi_des_constats_n_en_est_pas_un():
    assert lus(
        "## Constats",
        "",
        "- Les cales sont glissantes.",
        "- Dans le Cotentin, un bac accessible passe déjà chaque jeudi.",
    ) == [
        ("constat", "Les cales sont glissantes."),
        ("pratique", "Dans le Cotentin, un bac accessible passe déjà chaque jeudi."),
    ]


def test_une_pratique_dans_une_liste_d_atelier_n_est_pas_un_constat():
    assert lus(
        "## Atelier 1 : Le port",
        "",
        "- À Dinard, un bus aménagé fait déjà la tournée des cales le mardi.",
        "- Les cales sont glissantes.",
    ) == [
        (
            "pratique",
            "À Dinard, un bus aménagé fait déjà la tournée des cales le mardi.",
        ),
        ("constat", "Les cales sont glissantes."),
    ]
