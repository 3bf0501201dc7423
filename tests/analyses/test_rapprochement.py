"""Le rapprochement par blocs, face à tous les couples notés un à un."""

import math
import random
from collections import Counter

import pytest

from egts_dashboard.analyses import rapprochement
from egts_dashboard.analyses.rapprochement import (
    SEUILS_SELON_LIENS,
    rapprocher,
    seuil_par_defaut,
)
from egts_dashboard.analyses.ressemblance import Texte, grams
from egts_dashboard.francais import nombre
from egts_dashboard.phrases.ligne_de_commande import SEUIL_SELON_LIENS


def _text(phrase: str) -> Texte:
    return Texte(frozenset(phrase.split()), phrase)


def _random_texts(nb: int, graine: int) -> list[Texte]:
    tirage = random.Random(graine)
    mots = ["former", "equipe", "usager", "reseau", "temps", "partenaire", "droit"]
    return [_text(" ".join(tirage.choices(mots, k=4))) for _ in range(nb)]


def _cosine(a: frozenset[str], b: frozenset[str], sacs: list[frozenset[str]]) -> float:
    """Le cosinus pondéré par la rareté dans l’aval, écrit sans matrice."""
    nb = Counter(trait for sac in sacs for trait in sac)

    def carre(trait: str) -> float:
        return math.log(1 + len(sacs) / (nb[trait] or 1)) ** 2

    haut = sum(carre(t) for t in a & b)
    return haut / math.sqrt(sum(map(carre, a)) * sum(map(carre, b)))


def test_les_notes_sont_celles_du_calcul_naif(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rapprochement, "BLOC", 7)
    amont, aval = _random_texts(20, 1), _random_texts(15, 2)
    trouves = {(p.amont, p.aval): p.score for p in rapprocher(amont, aval, 0.2)}
    attendus = {}
    for i, a in enumerate(amont):
        for j, b in enumerate(aval):
            note = 0.6 * _cosine(a.racines, b.racines, [t.racines for t in aval])
            note += 0.4 * _cosine(
                grams(a.plie), grams(b.plie), [grams(t.plie) for t in aval]
            )
            if note >= 0.2 and a.racines & b.racines:
                attendus[i, j] = note
    assert trouves == pytest.approx(attendus)


def test_deux_textes_egaux_valent_un_et_disent_leurs_mots() -> None:
    (paire,) = rapprocher([_text("former equipe")], [_text("former equipe")])
    assert paire.score == pytest.approx(1)
    assert paire.partagees == ("equipe", "former")


def test_un_theme_commun_releve_la_note_un_theme_autre_l_abaisse() -> None:
    def note(themes_a: str, themes_b: str) -> float:
        a, b = (
            Texte(frozenset(mots.split()), mots, frozenset(themes.split()))
            for mots, themes in (
                ("former equipe temps", themes_a),
                ("former usager reseau", themes_b),
            )
        )
        (paire,) = rapprocher([a], [b], 0)
        return paire.score

    libre = note("", "")
    assert note("FORM", "") == libre
    assert note("FORM", "FORM GOUV") == pytest.approx(0.85 * libre + 0.15)
    assert note("FORM", "GOUV") == pytest.approx(0.85 * libre)


def test_sans_mot_commun_ni_texte_aucun_couple() -> None:
    assert list(rapprocher([_text("former")], [_text("usager")], 0)) == []
    assert list(rapprocher([], [_text("usager")])) == []
    assert list(rapprocher([_text("usager")], [])) == []
    assert list(rapprocher([_text("")], [_text("")], 0)) == []


def test_l_avancement_va_jusqu_au_bout() -> None:
    parts: list[float] = []
    list(rapprocher(_random_texts(5, 1), _random_texts(5, 2), avancer=parts.append))
    assert parts == [1.0]


def test_le_seuil_monte_avec_les_liens_et_l_aide_le_dit() -> None:
    conseils = [seuil_par_defaut(nb) for nb in (0, 49, 50, 99, 100, 5_000)]
    assert conseils == [0.35, 0.35, 0.40, 0.40, 0.45, 0.45]
    for minimum, seuil in SEUILS_SELON_LIENS:
        assert nombre(seuil, 2) in SEUIL_SELON_LIENS
        assert not minimum or f"à partir de {minimum}" in SEUIL_SELON_LIENS


def test_deux_textes_identiques_passent_le_seuil_le_plus_haut() -> None:
    textes = _random_texts(40, 3)
    [*paires] = rapprocher(textes, textes, 1.0)
    trouvees = {(p.amont, p.aval) for p in paires}
    assert {(i, i) for i in range(len(textes))} <= trouvees
