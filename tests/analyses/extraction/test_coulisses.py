"""Comment la réunion s’est passée n’est pas un constat ; ce que les gens y voient, si."""

import pytest

from tests.analyses.extraction.lecture import textes

AVANT = "Atelier 1 : La halle\n\nLes étals manquent d’ombre. Les camelots n’ont plus d’eau. "


@pytest.mark.parametrize(
    "phrase",
    [
        "Les deux séances ont été préparées avec des forains qui ne se parlent pas.",
        "Quatre réunions n’ont pas suffi.",
        "L’atelier n’a réuni que neuf marchands, mais de toutes les halles.",
        "Nous nous sommes vus trois fois seulement, faute de chauffage.",
        "La rapporteuse, bouchère, prévient qu’elle ne lira pas tout.",
        "Les propositions sont au nombre de sept.",
        "Ce n’est pas un compte rendu, c’est une promenade.",
        "Je précise que les tarifs ne figurent pas ici.",
        "La loi du 3 avril 2019 parle de marchés couverts.",
        "Merci à la buvette pour les cafés, qui ne manquaient pas de sucre.",
        "La restitution aux forains est prévue le 4 juin, sans faute.",
        "Le débat a surtout porté sur les horaires de la halle.",
    ],
)
def test_les_coulisses_de_la_reunion_ne_sont_pas_des_constats(phrase):
    assert textes(AVANT + phrase, "constat") == [
        "Les étals manquent d’ombre.",
        "Les camelots n’ont plus d’eau.",
    ]


@pytest.mark.parametrize(
    "phrase",
    [
        "Les réunions de quartier ne servent plus à rien.",
        "Le rapporteur constate que les camions ne passent plus.",
        "Deux ateliers de couture manquent de machines.",
        "La loi n’est pas appliquée sur le quai.",
    ],
)
def test_ce_que_les_gens_voient_reste_un_constat(phrase):
    assert phrase in textes(AVANT + phrase, "constat")
