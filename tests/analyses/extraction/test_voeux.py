"""Un vœu dit sans détour se lit comme une demande, où qu’il soit dans la prose."""

import pytest

from egts_dashboard.analyses.extraction import extract
from egts_dashboard.analyses.extraction.voeux import wishes

VOEUX = [
    "Nous voudrions pouvoir visiter avant, et choisir notre étage.",
    "Elles aimeraient bien que les moniteurs puissent passer deux jours sur place.",
    "Il nous faudrait une salle fixe et un peu de matériel.",
    "Ils verraient d’un bon œil deux bancs dans la cour.",
    "Le groupe verrait bien une visite commune du hangar.",
    "Il paraîtrait juste que chaque quai garde deux places aux novices.",
    "Il serait bon aussi que les agents remplissent eux-mêmes la fiche.",
    "L’atelier propose donc que la première visite ait lieu avant l’été.",
    "Ils proposent aussi une cagnotte de quartier.",
    "Il appelle aussi à signer une charte unique entre la ville et le lycée.",
    "Ils ont demandé, dans cet ordre : qu’une carte remplace les bons.",
    "Laissez-nous garder nos vélos.",
    "« Arrêtez de changer les horaires. »",
    "Deuxièmement, porter l’aide au bus à la moitié du coût réel.",
    "En dernier lieu : ouvrir la halte du nord.",
    "Garder deux places à quai pour les apprentis serait un premier pas.",
]
AUTRES = [
    # Un service qui existe déjà.
    "Le centre social propose aussi une halte le mercredi.",
    "Nous aimerions remercier les agents de la mairie.",
    "Je voudrais dire que le bus passe tard.",
    "Je voudrais vous remercier tous d’être venus.",
    "Nous aimerions tous les féliciter.",
    "Des parents souhaiteraient souffler un peu.",
    "Si nous voudrions mieux, personne ne le sait.",
    "Premièrement, le bus ne passe pas.",
    "Utilisez le formulaire de la page d’accueil.",
    "Le maire appelle aussi à midi.",
]


@pytest.mark.parametrize("phrase", VOEUX)
def test_un_voeu_est_une_preconisation(phrase):
    prose = f"Atelier 2 : Se déplacer\n\nNous étions dans la cour. {phrase} Merci.\n"
    lus = extract(prose.split("\n"))

    assert wishes(phrase)
    assert [c.ligne for c in lus if c.nature == "preconisation"] == [3]


@pytest.mark.parametrize("phrase", AUTRES)
def test_ce_qui_n_en_a_que_l_air_n_est_pas_un_voeu(phrase):
    assert not wishes(phrase)
