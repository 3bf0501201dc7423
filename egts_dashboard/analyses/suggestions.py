"""Les thèmes qu’un modèle proposerait, d’après ce que des lecteurs ont codé : jamais des faits.

Modèle linéaire (régression d’arête, une par thème) sur les racines, leurs paires et les suites
de 3 à 5 lettres, pondérées par leur rareté. La note devient une confiance par une régression
logistique sur des notes obtenues hors échantillon (Platt, 1999). Les plis suivent les ateliers :
un item repris presque mot pour mot ailleurs ne s’apprend pas et ne s’évalue pas à la fois.
Sans hasard : mêmes codages, mêmes confiances.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.base import clone
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.kernel_ridge import KernelRidge
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

REGULARISATION = 0.5
# Presque rien : la régression logistique du calibrage n’a que deux inconnues.
REGULARISATION_CALIBRAGE = 1e-6
PLIS = 5
PLIS_INTERIEURS = 3
# En deçà, un thème ne s’apprend pas : il n’est jamais proposé.
EXEMPLES_MIN = 10
GROUPES_MIN = 3
# Au-delà, on n’apprend que des premiers : le calcul croît avec leur carré.
TEXTES_MAX = 5_000
Notes = npt.NDArray[np.float64]
Oui = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class TexteCode:
    """Un texte à coder : ses racines dans l’ordre, le texte replié, l’atelier d’où il vient."""

    racines: tuple[str, ...]
    plie: str
    groupe: str


class Coefficients(NamedTuple):
    """Ce que l’apprentissage d’un thème a trouvé, et qui suffit à refaire toute confiance.

    `duaux` : une ligne par régression, une colonne par texte codé, NaN pour ceux qu’elle n’a pas
    appris. La première régression note ; les autres, une par pli, ont noté les textes qu’elles
    n’avaient pas appris, d’où viennent la `pente` et l’`ordonnee` du calibrage.
    """

    duaux: Notes
    pente: float
    ordonnee: float


@dataclass(frozen=True)
class Validation:
    """La confiance qu’aurait reçue chaque texte, et le modèle de chaque pli : {thème: coefficients}."""

    confiances: Notes
    modeles: tuple[dict[int, Coefficients], ...]


class Modele:
    """Ce que les codages apprennent. `appris` : les thèmes assez représentés pour l’être."""

    def __init__(self, textes: Sequence[TexteCode], codes: Oui) -> None:
        textes, codes = textes[:TEXTES_MAX], codes[:TEXTES_MAX]
        self.appris = learnable(textes, codes)
        self._regles, plis = _calibrations(textes, codes, self.appris)
        self._regression = _Regression(textes, codes)
        self._duaux = np.stack([self._regression.duaux, *plis])

    def confidences(self, textes: Sequence[TexteCode]) -> Notes:
        """Une ligne par texte, une colonne par thème : la confiance, 0 pour un thème non appris."""
        notes = self._regression.notes(textes)
        confiances = np.zeros(notes.shape)
        for theme, regle in self._regles.items():
            confiances[:, theme] = regle.predict_proba(notes[:, [theme]])[:, 1]
        return confiances

    def coefficients(self) -> dict[int, Coefficients]:
        """{thème appris: ses coefficients}."""
        return {
            theme: Coefficients(
                self._duaux[:, :, theme],
                float(regle.coef_[0, 0]),
                float(regle.intercept_[0]),
            )
            for theme, regle in self._regles.items()
        }

    def reasons(self, texte: TexteCode, theme: int, nb: int = 3) -> list[str]:
        """Les racines du texte qui plaident le plus pour ce thème, la plus forte d’abord."""
        apports, noms = self._regression.words_of(texte, theme)
        ordre = np.argsort(-apports.data, kind="stable")
        forts = [int(apports.indices[i]) for i in ordre if apports.data[i] > 0]
        return [str(noms[rang]) for rang in forts[:nb]]


def learnable(textes: Sequence[TexteCode], codes: Oui) -> list[int]:
    """Les thèmes donnés à dix textes au moins, dans trois ateliers au moins."""
    groupes = np.array([texte.groupe for texte in textes])
    return [
        theme
        for theme in range(codes.shape[1])
        if codes[:, theme].sum() >= EXEMPLES_MIN
        and len(set(groupes[codes[:, theme]])) >= GROUPES_MIN
    ]


def cross_validate(textes: Sequence[TexteCode], codes: Oui) -> Validation:
    """La confiance qu’aurait reçue chaque texte d’un modèle qui n’a pas vu son atelier.

    Lève ValueError s’il y a moins de cinq ateliers.
    """
    textes, codes = textes[:TEXTES_MAX], codes[:TEXTES_MAX]
    confiances = np.zeros(codes.shape)
    groupes = [texte.groupe for texte in textes]
    modeles = []
    for appris, tenus in GroupKFold(PLIS).split(codes, groups=groupes):
        modele = Modele([textes[i] for i in appris], codes[appris])
        confiances[tenus] = modele.confidences([textes[i] for i in tenus])
        modeles.append(
            {
                theme: trouves._replace(
                    duaux=_spread(trouves.duaux.T, appris, len(codes)).T
                )
                for theme, trouves in modele.coefficients().items()
            }
        )
    return Validation(confiances, tuple(modeles))


class _Regression:
    """Une régression d’arête par thème, apprise des textes donnés."""

    def __init__(self, textes: Sequence[TexteCode], codes: Oui) -> None:
        self._traits = _Traits(textes)
        self._moyennes = codes.mean(axis=0)
        machine = KernelRidge(alpha=REGULARISATION, kernel="linear")
        self._machine = machine.fit(self._traits.matrice, codes - self._moyennes)
        self.duaux: Notes = machine.dual_coef_

    def notes(self, textes: Sequence[TexteCode]) -> Notes:
        """Une ligne par texte, une colonne par thème : la note, avant calibrage."""
        return np.asarray(
            self._machine.predict(self._traits.of(textes)) + self._moyennes
        )

    @cached_property
    def _poids(self) -> Notes:
        """Ce que pèse chaque racine, ou paire, dans chaque thème."""
        return np.asarray(self._traits.mots_appris.T @ self.duaux)

    def words_of(self, texte: TexteCode, theme: int) -> tuple[Any, Any]:
        """Ce que chaque racine, ou paire, du texte apporte à la note du thème ; leurs noms."""
        mots = self._traits.words_of(texte)
        poids = self._poids[:, theme].reshape(1, -1)
        return mots.multiply(poids).tocsr(), self._traits.noms


class _Traits:
    """Les traits des textes : racines et paires de racines, puis suites de lettres."""

    def __init__(self, textes: Sequence[TexteCode]) -> None:
        self._mots = TfidfVectorizer(analyzer=_pairs, sublinear_tf=True)
        self._lettres = TfidfVectorizer(
            preprocessor=_folded,
            analyzer="char_wb",
            ngram_range=(3, 5),
            sublinear_tf=True,
        )
        self.mots_appris = self._mots.fit_transform(textes)
        lettres = self._lettres.fit_transform(textes)
        self.noms = self._mots.get_feature_names_out()
        self.matrice = sparse.hstack([self.mots_appris, lettres]).tocsr()

    def of(self, textes: Sequence[TexteCode]) -> Any:
        return sparse.hstack(
            [self._mots.transform(textes), self._lettres.transform(textes)]
        ).tocsr()

    def words_of(self, texte: TexteCode) -> Any:
        return self._mots.transform([texte])


def _pairs(texte: TexteCode) -> list[str]:
    racines = texte.racines
    return [*racines, *map(" ".join, itertools.pairwise(racines))]


def _folded(texte: TexteCode) -> str:
    return texte.plie


def _calibrations(
    textes: Sequence[TexteCode], codes: Oui, themes: Sequence[int]
) -> tuple[dict[int, LogisticRegression], list[Notes]]:
    """Par thème, de la note à la confiance, apprise sur des notes hors échantillon.

    Avec elle, les coefficients de chaque pli : une ligne par texte, NaN s’il ne l’a pas appris.
    """
    groupes = [texte.groupe for texte in textes]
    nb = min(PLIS_INTERIEURS, len(set(groupes)))
    if nb < 2:
        return {}, []
    notes, plis = np.zeros(codes.shape), []
    for appris, tenus in GroupKFold(nb).split(codes, groups=groupes):
        regression = _Regression([textes[i] for i in appris], codes[appris])
        notes[tenus] = regression.notes([textes[i] for i in tenus])
        plis.append(_spread(regression.duaux, appris, len(codes)))
    # Par Newton, jusqu’au bout : la pente et l’ordonnée se vérifient à la décimale.
    logistique = LogisticRegression(
        C=1 / REGULARISATION_CALIBRAGE, solver="newton-cholesky", tol=1e-10
    )
    regles = {
        theme: clone(logistique).fit(notes[:, [theme]], codes[:, theme])
        for theme in themes
    }
    return regles, plis


def _spread(duaux: Notes, rangs: Notes, nb: int) -> Notes:
    """Les lignes remises à leur rang parmi `nb`, NaN ailleurs."""
    etales = np.full((nb, *duaux.shape[1:]), np.nan)
    etales[rangs] = duaux
    return etales
