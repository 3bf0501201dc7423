"""Qui est venu, et les séances : ce qu’une tournure compte, et ce qu’elle ne compte pas."""

import pytest

from tests.analyses.extraction.lecture import lire


def _valeurs(texte: str, nature: str) -> list[float | None]:
    return [c.valeur for c in lire(texte, nature)]


@pytest.mark.parametrize(
    ("phrase", "nombre"),
    [
        ("31 personnes, dont sept pêcheuses concernées et neuf aidants touchés.", 31),
        ("18 participants, dont neuf parents concernés.", 9),
        ("Onze seulement étaient présents le dernier soir.", 11),
        ("Sept boulangers ont participé à la deuxième séance.", 7),
        ("Huit facteurs étaient présents.", 8),
        ("Une vingtaine de personnes à chaque fois, surtout des voisins.", 20),
        ("Il y avait 5 infirmiers du port, 3 grutiers et le maire.", 3),
        ("Lycée Curie, le 6 mai, 24 élèves de terminale.", 24),
        ("9 juin, gymnase – 33 enfants de 6 à 9 ans", 33),
        ("Vingt habitants sont venus à la première, onze à la dernière.", 11),
        ("Six grutières ont accepté de venir, avec cinq parents.", 5),
        ("Forum 3 – Les quais (31 mars, Paimpol, 29 personnes, dont 14 pilotes)", 29),
        ("Nous étions 52, dont une douzaine de lycéens.", 12),
        ("Une quarantaine de parents et d’agents du port.", 40),
    ],
)
def test_une_presence_se_dit_aussi_ainsi(phrase, nombre):
    assert nombre in _valeurs(phrase, "participations")


@pytest.mark.parametrize(
    "phrase",
    [
        "La fédération est une instance de dialogue composée de 64 membres.",
        "Il compte 27 membres titulaires, élus pour trois ans.",
        "Trois camions sont venus livrer le bois.",
        "Trente parents et des agents réclament une grue.",
        "Il y avait 40 voitures, 3 camions et une grue.",
        "Deux entreprises ont participé au chantier.",
        "Depuis le 4 mai, faute de bus, 60 élèves sont privés de cantine.",
    ],
)
def test_ce_qui_n_est_pas_venu_ne_compte_pas(phrase):
    assert _valeurs(phrase, "participations") == []


@pytest.mark.parametrize(
    "phrase",
    [
        "La fatigue est citée dans les cinq réunions.",
        "Nous voulons une formation, à raison de six séances annuelles.",
        "Les mêmes équipes se retrouvent trois fois dans le mois.",
    ],
)
def test_une_redite_ou_un_rythme_n_est_pas_un_nombre_de_seances(phrase):
    assert _valeurs(phrase, "seances") == []


def test_les_seances_que_la_phrase_compte_avec_leurs_presents_restent():
    assert _valeurs("Le groupe s’est réuni quatre fois.", "seances") == [4.0]
    assert _valeurs("Cinq séances ont réuni 60 participants.", "seances") == [5.0]
