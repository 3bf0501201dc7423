"""La confiance d’un thème proposé refaite en SQL, contre celle du modèle."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd
import pytest

from egts_dashboard.actions import suggestions
from egts_dashboard.actions.suggestions import Cle
from egts_dashboard.analyses.suggestions import Coefficients, Modele
from egts_dashboard.queries.recalculs.confiance import SOMMES
from egts_dashboard.store.connection import Store
from tests.fabriques import atelier, preconisation, socle

PRECISION = 1e-6
INTITULES = {
    "rare": "Former au médiabus des stagiaires",
    "inconnu": "Wxqz",
    "apostrophe": "L'accès à l’aide d'aujourd’hui",
    "court": "Oui",
    "repete": "Former, former encore, et former les stagiaires en stage",
    "typographie": "« Former »\u00a0: un stage\u202f; l’œuvre des usager·ère·s — vite !",
    "sigle": "Ouvrir des PAMA en stage",
}


class Essai(NamedTuple):
    """Un modèle appris d’un magasin, et ce qu’il dit de textes qu’il a appris ou non."""

    store: Store
    modele: Modele
    themes: tuple[str, ...]
    textes: dict[tuple[str, str], suggestions.TexteCode]

    def confidence(self, item: Cle) -> float:
        *cle, theme = item
        texte = self.textes[cle[0], cle[1]]
        return float(self.modele.confidences([texte])[0, self.themes.index(theme)])

    def redone(self, item: Cle, trouves: Coefficients | None = None) -> pd.DataFrame:
        appris = self.modele.coefficients()[self.themes.index(item[2])]
        return self.store.frame(suggestions.refaire(trouves or appris, item))


def learn(store: Store) -> Essai:
    cles, textes, codes, themes = suggestions._learned_from(store)
    sans = suggestions.questions.sans_theme(store)
    tous = dict(zip(cles, textes, strict=True)) | {
        (i["objet"], i["item_id"]): suggestions._text(i) for i in sans
    }
    return Essai(store, Modele(textes, codes), themes, tous)


@pytest.fixture(scope="module")
def essai(store: Store) -> Essai:
    return learn(store)


@pytest.fixture(scope="module")
def petit(make_store: Callable[..., Store]) -> Essai:
    """Soixante préconisations codées dans cinq ateliers, et des textes difficiles à coder."""
    dits = ("Former les stagiaires", "Aider l’accueil des PAMA", "Ouvrir un lieu")
    lus = [
        preconisation(f"p{n}", rang=n, atelier_id=f"a{n % 5}", intitule=f"{dit} {n}")
        for n, dit in ((n, dits[n % 3]) for n in range(1, 61))
    ]
    codages = [
        {
            "objet": "preconisation",
            "objet_id": ligne["preconisation_id"],
            "theme_id": "FORM" if ligne["rang"] % 3 == 0 else "PART",
            "rang": 1,
            "codeur": "equipe",
            "methode": "lecture",
            "note": None,
        }
        for ligne in lus
    ]
    a_coder = [
        preconisation(nom, rang=100 + rang, intitule=texte)
        for rang, (nom, texte) in enumerate(INTITULES.items())
    ]
    sigle = {"sigle": "PAMA", "developpe": "parcours", "note": None}
    return learn(
        make_store(
            **socle(),
            ateliers=[atelier(f"a{n}") for n in range(5)],
            preconisations=[*lus, *a_coder],
            codages=codages,
            sigles=[sigle],
        )
    )


def value(refaite: pd.DataFrame, terme: str) -> float:
    return float(refaite.set_index("trait")["apport"][terme])


def check(essai: Essai, item: Cle) -> pd.DataFrame:
    """La requête redonne la confiance, et ses traits s’additionnent jusqu’à la note."""
    refaite = essai.redone(item)
    assert tuple(refaite["trait"].tail(len(SOMMES))) == SOMMES
    confiance = essai.confidence(item)
    assert value(refaite, "Confiance") == pytest.approx(confiance, abs=PRECISION)
    assert value(refaite, "Écart aux régressions") < PRECISION
    assert value(refaite, "Écart au calibrage") < 1e-4
    assert value(refaite, "Ateliers à cheval") == 0
    traits = refaite[refaite["sorte_trait"].notna()]
    produits = (traits["poids_texte"] * traits["poids_appris"]).sum()
    assert value(refaite, "Traits ci-dessus") == pytest.approx(produits, abs=1e-9)
    note = sum(value(refaite, terme) for terme in SOMMES[:3])
    assert value(refaite, "Note") == pytest.approx(note)
    return refaite


def test_chaque_confiance_proposee_se_refait_en_sql(store: Store, essai: Essai) -> None:
    file, coefficients = suggestions.suggerer(store)
    assert len(file) > 10
    for ligne in file.itertuples():
        item = (str(ligne.objet), str(ligne.item_id), str(ligne.theme_id))
        refaite = essai.redone(item, coefficients[item[2]])
        # La file arrondit à quatre décimales.
        assert value(refaite, "Confiance") == pytest.approx(ligne.confiance, abs=6e-5)
        assert essai.confidence(item) == pytest.approx(ligne.confiance, abs=6e-5)


def test_un_grand_echantillon_d_items_et_de_themes_se_refait(essai: Essai) -> None:
    """Appris ou non : chaque item sans thème, un item appris sur cent vingt, les thèmes tour à tour."""
    appris = [essai.themes[rang] for rang in essai.modele.appris]
    cles = [*essai.textes]
    lus = [*cles[-7:], *cles[:-7:120]]
    assert len(lus) > 12
    for rang, (objet, item_id) in enumerate(lus):
        check(essai, (objet, item_id, appris[rang % len(appris)]))


@pytest.mark.parametrize("nom", INTITULES)
@pytest.mark.parametrize("theme", ["FORM", "PART"])
def test_un_texte_difficile_se_refait(petit: Essai, nom: str, theme: str) -> None:
    check(petit, ("preconisation", nom, theme))


def test_un_texte_sans_trait_connu_n_a_que_la_frequence(petit: Essai) -> None:
    refaite = check(petit, ("preconisation", "inconnu", "FORM"))
    assert refaite["sorte_trait"].isna().all()
    assert value(refaite, "Note") == pytest.approx(20 / 60)


def test_un_sigle_que_le_magasin_garde_entier_l_est_aussi_du_modele(
    petit: Essai,
) -> None:
    assert "pama" in petit.textes["preconisation", "sigle"].racines
    refaite = check(petit, ("preconisation", "sigle", "PART"))
    assert "pama" in set(refaite["trait"])


def test_un_coefficient_fausse_se_voit(essai: Essai) -> None:
    """Le résidu accuse le moindre coefficient, et la confiance n’est plus celle du modèle."""
    rang = essai.modele.appris[0]
    item = (*[*essai.textes][-1], essai.themes[rang])
    justes = essai.modele.coefficients()[rang]
    for regression in range(len(justes.duaux)):
        faux = justes.duaux.copy()
        faux[regression, np.flatnonzero(~np.isnan(faux[regression]))[0]] += 1e-3
        refaite = essai.redone(item, justes._replace(duaux=faux))
        assert value(refaite, "Écart aux régressions") > 1e-4
    deplaces = justes._replace(duaux=justes.duaux * 1.01)
    refaite = essai.redone(item, deplaces)
    assert abs(value(refaite, "Confiance") - essai.confidence(item)) > PRECISION
    assert value(refaite, "Écart aux régressions") > 1e-3


@pytest.mark.parametrize("nombre", ["pente", "ordonnee"])
def test_un_calibrage_fausse_se_voit_et_se_corrige(essai: Essai, nombre: str) -> None:
    """Un pas de Newton ramène presque à la pente et à l’ordonnée que les codages imposent."""
    rang = essai.modele.appris[0]
    item = (*[*essai.textes][-1], essai.themes[rang])
    justes = essai.modele.coefficients()[rang]
    faux = justes._replace(**{nombre: getattr(justes, nombre) + 0.01})
    refaite = essai.redone(item, faux)
    assert value(refaite, "Écart au calibrage") == pytest.approx(0.01, rel=0.02)
    assert value(refaite, "Pente") == pytest.approx(justes.pente, abs=1e-3)
    assert value(refaite, "Ordonnée") == pytest.approx(justes.ordonnee, abs=1e-3)


def test_un_atelier_a_cheval_sur_deux_plis_se_voit(essai: Essai) -> None:
    """Deux textes d’un même atelier, l’un appris, l’autre non : le calibrage aurait triché."""
    rang = essai.modele.appris[0]
    item = (*[*essai.textes][-1], essai.themes[rang])
    justes = essai.modele.coefficients()[rang]
    faux = justes.duaux.copy()
    absent = np.flatnonzero(np.isnan(faux[1]))[0]
    faux[1, absent], faux[2, absent] = 0.0, np.nan
    refaite = essai.redone(item, justes._replace(duaux=faux))
    assert value(refaite, "Ateliers à cheval") == 1
