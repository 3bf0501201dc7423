"""Réunir deux thèmes, en scinder un : un lot qui récrit les codages et garde la trace."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from egts_dashboard.actions.apport import Apport
from egts_dashboard.actions.saisie import cle_de, lire_ligne
from egts_dashboard.errors import LotRefuse
from egts_dashboard.francais import guillemets
from egts_dashboard.ingest.validation import Cle
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.codage import Codage
from egts_dashboard.models.theme import Theme
from egts_dashboard.queries.codages_themes import siblings
from egts_dashboard.store.connection import Store

Vues = dict[tuple[str, Cle], Enregistrement | None]


def reunir_themes(store: Store, garde: str, retire: str) -> Apport:
    """Le thème `retire` entre dans `garde` et quitte le livre de codes.

    Un item codé par les deux n’en garde qu’un, au meilleur rang ; les rangs se suivent.
    Lève LotRefuse si les deux n’en font qu’un, ou si l’un a disparu.
    """
    if garde == retire:
        raise LotRefuse("Choisissez deux thèmes différents.")
    reste, parti = _theme(store, garde), _theme(store, retire)
    avant = [Codage.model_validate(ligne) for ligne in siblings(store, retire)]
    apres = _merged(avant, garde, retire)
    repris = f"thème {guillemets(parti.libelle)} ({parti.theme_id}), réuni"
    agrandi = reste.model_copy(
        update={"inclut": f"{reste.inclut}\u202f; {repris}" if reste.inclut else repris}
    )
    vues: Vues = {("themes", (garde,)): reste, ("themes", (retire,)): parti}
    return _rewritten(
        f"Réunion du thème {guillemets(parti.libelle)} à {guillemets(reste.libelle)}",
        avant,
        apres,
        [Theme.model_validate(agrandi.model_dump())],
        [(retire,)],
        vues,
    )


def scinder_theme(
    store: Store, theme_id: str, nouveau: Theme, passent: Sequence[Cle]
) -> Apport:
    """Les codages nommés, (objet, objet_id, codeur), passent du thème au nouveau, à leur rang.

    Lève LotRefuse si aucun ne passe, si le code du nouveau est pris, ou si le thème a disparu.
    """
    ancien = _theme(store, theme_id)
    if lire_ligne(store, "themes", (nouveau.theme_id,)) is not None:
        raise LotRefuse("Un thème porte déjà ce code. Donnez-en un autre.")
    voulus = set(passent)
    avant = [
        codage
        for codage in map(Codage.model_validate, siblings(store, theme_id))
        if codage.theme_id == theme_id and _group(codage) in voulus
    ]
    if not avant:
        raise LotRefuse("Choisissez au moins un item qui passe au nouveau thème.")
    apres = [
        codage.model_copy(update={"theme_id": nouveau.theme_id}) for codage in avant
    ]
    return _rewritten(
        f"Scission du thème {guillemets(ancien.libelle)}\u00a0: {guillemets(nouveau.libelle)}",
        avant,
        apres,
        [nouveau],
        [],
        {("themes", (nouveau.theme_id,)): None, ("themes", (theme_id,)): ancien},
    )


def _theme(store: Store, theme_id: str) -> Theme:
    theme = lire_ligne(store, "themes", (theme_id,))
    if not isinstance(theme, Theme):
        raise LotRefuse(f"Le thème {guillemets(theme_id)} n’existe pas, ou plus.")
    return theme


def _group(codage: Codage) -> Cle:
    return codage.objet, codage.objet_id, codage.codeur


def _merged(avant: Sequence[Codage], garde: str, retire: str) -> list[Codage]:
    """Les codages d’après, item par item : un seul par thème, rangs de 1 à n."""
    apres = []
    for _, siens in groupby(avant, key=_group):
        gardes: dict[str, Codage] = {}
        for codage in siens:
            theme = garde if codage.theme_id == retire else codage.theme_id
            gardes.setdefault(theme, codage)
        apres += [
            codage.model_copy(update={"theme_id": theme, "rang": rang})
            for rang, (theme, codage) in enumerate(gardes.items(), start=1)
        ]
    return apres


def _rewritten(
    titre: str,
    avant: Sequence[Codage],
    apres: Sequence[Codage],
    themes: Sequence[Theme],
    partis: Sequence[Cle],
    vues: Vues,
) -> Apport:
    anciens: dict[Cle, Any] = {cle_de(codage): codage for codage in avant}
    nouveaux = {cle_de(codage): codage for codage in apres}
    changes = [c for cle, c in nouveaux.items() if anciens.get(cle) != c]
    perdus = [cle for cle in anciens if cle not in nouveaux]
    touches = [*perdus, *(cle_de(codage) for codage in changes)]
    return Apport(
        titre=titre,
        raison="",
        tables={"themes": list(themes), "codages": changes},
        retraits={"themes": list(partis), "codages": perdus},
        vues=vues | {("codages", cle): anciens.get(cle) for cle in touches},
    )
