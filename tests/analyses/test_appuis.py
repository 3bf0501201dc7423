"""Ce que des liens jugés ajoutent à la ressemblance, face à tous les chemins suivis un à un."""

import random
from itertools import product

import pytest

from egts_dashboard.analyses.appuis import (
    LIE,
    POIDS_APPUI,
    PROCHE_MIN,
    Appuis,
    Liens,
)
from egts_dashboard.analyses.rapprochement import rapprocher
from egts_dashboard.analyses.ressemblance import Comparaison, Texte


def _text(phrase: str, cle: str, origine: str) -> Texte:
    return Texte(frozenset(phrase.split()), phrase, frozenset(), cle, origine)


def _random_texts(nb: int, graine: int, origine: str) -> list[Texte]:
    tirage = random.Random(graine)
    mots = ["former", "equipe", "usager", "reseau", "temps", "partenaire", "droit"]
    return [
        _text(" ".join(tirage.choices(mots, k=3)), f"{origine}{rang}", origine)
        for rang in range(nb)
    ]


def _near(texte: Texte, liens: Liens) -> list[tuple[int, float, bool]]:
    """Chaque bout proche d’un texte : sa position, la proximité, et si une lecture les a liés."""
    rang = [t.cle for t in liens.bouts].index(texte.cle) if texte in liens.bouts else -1
    _, bouts, notes = Comparaison(liens.bouts).compare([texte])
    proches = [
        (int(b), float(n), False)
        for b, n in zip(bouts, notes, strict=True)
        if n >= PROCHE_MIN and b != rang
    ]
    if rang >= 0:
        proches.append((rang, 1.0, False))
    for x, y in {(x, y) for c in liens.couples for x, y in (c, c[::-1])}:
        if x == rang:
            proches.append((y, LIE, True))
    return proches


def _strength(a: Texte, b: Texte, liens: Liens) -> float:
    """La force du meilleur chemin, sans passer par un lien des deux documents."""
    meilleure = 0.0
    lies = {(x, y) for c in liens.couples for x, y in (c, c[::-1])}
    for (x, p, lie_a), (y, q, lie_b) in product(_near(a, liens), _near(b, liens)):
        ox, oy = liens.bouts[x].origine, liens.bouts[y].origine
        est_vu = (ox, oy) in ((a.origine, b.origine), (b.origine, a.origine))
        est_vu |= (lie_a and ox == b.origine) or (lie_b and oy == a.origine)
        if (x, y) in lies and not est_vu:
            meilleure = max(meilleure, p * q)
    return meilleure


def test_les_appuis_sont_ceux_de_tous_les_chemins() -> None:
    amont, aval = _random_texts(6, 1, "A"), _random_texts(6, 2, "B")
    bouts = [*amont[:3], *aval[:3], *_random_texts(4, 3, "C")]
    liens = Liens(bouts, [(0, 3), (0, 6), (6, 3), (1, 7), (7, 4), (2, 8), (9, 5)])
    force = Appuis(liens, aval).of(amont)
    trouves = {
        (int(a), int(b)): f
        for a, b, f in zip(force.a, force.b, force.forces, strict=True)
    }
    attendus = {
        (i, j): _strength(a, b, liens)
        for (i, a), (j, b) in product(enumerate(amont), enumerate(aval))
    }
    assert trouves == pytest.approx({k: f for k, f in attendus.items() if f})


def test_deux_items_sans_mot_commun_se_rapprochent_par_un_troisieme() -> None:
    a, b = _text("former", "a", "A"), _text("usager", "b", "B")
    relais = _text("temps", "c", "C")
    liens = Liens([a, relais, b], [(0, 1), (1, 2)])
    (paire,) = rapprocher([a], [b], 0.1, liens=liens)
    assert paire.ressemblance < 0.05
    assert paire.score == pytest.approx(
        1 - (1 - paire.ressemblance) * (1 - POIDS_APPUI * LIE)
    )
    assert paire.partagees == ()
    assert paire.appui in ((0, 1), (1, 2))


def test_un_lien_ne_s_appuie_pas_lui_meme() -> None:
    a, b = _text("former temps", "a", "A"), _text("former droit", "b", "B")
    (seule,) = rapprocher([a], [b], 0)
    (jugee,) = rapprocher([a], [b], 0, liens=Liens([a, b], [(0, 1)]))
    assert (jugee.score, jugee.appui) == (seule.score, None)


def test_sans_lien_juge_la_note_est_la_ressemblance() -> None:
    amont, aval = _random_texts(6, 1, "A"), _random_texts(6, 2, "B")
    seules = list(rapprocher(amont, aval, 0.2))
    assert seules and list(rapprocher(amont, aval, 0.2, liens=Liens([], []))) == seules
    assert all(p.score == p.ressemblance for p in seules)
