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
