"""Propose, d’un ensemble à l’autre, les couples d’items qui se ressemblent ; mesure ce que cela vaut."""

import random
from collections.abc import Callable, Iterable
from typing import Any, Literal

import pandas as pd

from egts_dashboard.analyses.appuis import Liens
from egts_dashboard.analyses.precision import SEUILS, Note, precision
from egts_dashboard.analyses.rapprochement import Paire, seuil_par_defaut
from egts_dashboard.analyses.rapprochement import rapprocher as pair
from egts_dashboard.analyses.ressemblance import POIDS_THEME, Texte
from egts_dashboard.errors import SourceInconnue
from egts_dashboard.francais import guillemets
from egts_dashboard.queries.rapprochement import (
    Ensemble,
    document,
    juges,
    key_of,
    liens_connus,
    nb_appuis,
    textes,
)
from egts_dashboard.queries.rapprochement_lus import couples_lus, liens_retenus
from egts_dashboard.queries.recalculs.precision import written_pairs
from egts_dashboard.queries.recherche.saisie import as_typed
from egts_dashboard.store.connection import Store

Ligne = dict[str, Any]
Caches = Literal["document", "couple", "tous"]


def rapprocher(
    store: Store,
    amont: Ensemble,
    aval: Ensemble,
    seuil: float | None = None,
    avancer: Callable[[float], None] | None = None,
) -> list[Ligne]:
    """Les couples proposés, le plus ressemblant d’abord.

    `seuil` : None, celui que conseille `seuil_conseille`. Clés : amont_objet, amont_id, amont,
    aval_objet, aval_id, aval, score, seuil (la note demandée), ressemblance, mots_partages
    (comme l’aval les écrit), themes_partages, appui (intitulés des bouts du lien jugé qui
    relève la note, sinon None), appui_bouts (leurs objet et identifiant), statut (du lien s’il est
    déjà jugé, sinon None). Un item n’est jamais
    proposé à lui-même, ni un couple deux fois. Lève SourceInconnue si un ensemble est vide.
    """
    ici, la = _read(store, amont), _read(store, aval)
    if seuil is None:
        seuil, _ = seuil_conseille(store, amont, aval)
    connus = juges(store, amont, aval)
    bouts, lies = liens_connus(store)
    liens = Liens(_prepare(bouts), lies)
    paires = pair(_prepare(ici), _prepare(la), seuil, avancer, liens=liens)
    couples = [_couple(ici[p.amont], la[p.aval], p, bouts) for p in paires]
    retenus = [c for c in couples if _is_fresh(c, amont == aval)]
    for couple in retenus:
        couple |= {"statut": connus.get(key_of(couple)), "seuil": seuil}
    return sorted(retenus, key=lambda c: -c["score"])


def seuil_conseille(store: Store, amont: Ensemble, aval: Ensemble) -> tuple[float, int]:
    """La note au-dessus de laquelle proposer, et combien de liens jugés appuient les notes.

    Sans lien, la note est la ressemblance seule, plus basse : le seuil l’est aussi.
    """
    nb = nb_appuis(store, amont, aval)
    return seuil_par_defaut(nb), nb


def mesurer_rapprochement(
    store: Store,
    poids_theme: float = POIDS_THEME,
    caches: Caches = "document",
    nb_liens: int | None = None,
) -> pd.DataFrame:
    """Précision et rappel par seuil, sur les couples de documents lus en entier.

    Colonnes : celles d’analyses.precision. `caches`, `nb_liens` : voir `noter`. Le tableau garde
    en `attrs` les couples dont son recalcul en SQL part.
    """
    notes: list[Note] = []
    total = 0
    for amont, aval, objet in couples_lus(store):
        lues, nb = noter(store, amont, aval, objet, poids_theme, caches, nb_liens)
        notes += lues
        total += nb
    tableau = precision(notes, total)
    tableau.attrs["couples"] = written_pairs(
        [(note.note, *note.numeros) for note in notes], SEUILS
    )
    return tableau


def noter(
    store: Store,
    amont: str,
    aval: str,
    objet: str,
    poids_theme: float,
    caches: Caches,
    nb_liens: int | None = None,
) -> tuple[list[Note], int]:
    """Les notes des couples d’une sorte d’item, chacune avec ce qu’en dit la lecture.

    Et le nombre de liens lus sans proposition. `caches` : les liens que la mesure ignore. Ceux du document
    d’amont, comme s’il venait d’arriver ; ceux du couple de documents, ce que le rapprochement
    fait de lui-même ; ou tous. `nb_liens` : s’en tenir à tant d’autres liens, tirés au sort,
    toujours les mêmes.
    """
    ici, la = (
        [t for t in textes(store, document(source)) if t["objet"] == objet]
        for source in (amont, aval)
    )
    retenus = liens_retenus(store, amont, aval, objet)
    paires = pair(
        _prepare(ici),
        _prepare(la),
        SEUILS[0],
        poids_theme=poids_theme,
        liens=_links(store, amont, caches, nb_liens),
    )
    notes = []
    for p in paires:
        est_lu = retenus.get((ici[p.amont]["item_id"], la[p.aval]["item_id"]))
        numeros = ici[p.amont]["ordre"], la[p.aval]["ordre"]
        notes.append(Note(p.score, est_lu is not None, bool(est_lu), numeros))
    return notes, sum(retenus.values())


def _links(
    store: Store, amont: str, caches: Caches, nb_liens: int | None
) -> Liens | None:
    if caches == "tous":
        return None
    bouts, lies = liens_connus(store, amont if caches == "document" else None)
    if nb_liens is not None:
        lies = random.Random(2014).sample(lies, min(nb_liens, len(lies)))
    return Liens(_prepare(bouts), lies)


def _prepare(lignes: Iterable[Ligne]) -> list[Texte]:
    return [
        Texte(
            frozenset(t["racines"]),
            t["plie"],
            frozenset(t["themes"]),
            f"{t['objet']} {t['item_id']}",
            t["source_id"],
        )
        for t in lignes
    ]


def _couple(a: Ligne, b: Ligne, paire: Paire, bouts: list[Ligne]) -> Ligne:
    appui = paire.appui and [bouts[place]["intitule"] for place in paire.appui]
    return {
        "amont_objet": a["objet"],
        "amont_id": a["item_id"],
        "amont": a["intitule"],
        "aval_objet": b["objet"],
        "aval_id": b["item_id"],
        "aval": b["intitule"],
        "score": round(paire.score, 4),
        "ressemblance": round(paire.ressemblance, 4),
        "mots_partages": [_written(b, r) for r in paire.partagees],
        "themes_partages": [t for t in a["themes"] if t in b["themes"]],
        "appui": appui,
        "appui_bouts": paire.appui
        and [(bouts[place]["objet"], bouts[place]["item_id"]) for place in paire.appui],
    }


def _written(ligne: Ligne, racine: str) -> str:
    """Le mot de cette racine, tel que le texte l’écrit, sans la capitale du début."""
    ecrit = as_typed(ligne["intitule"], ligne["racines"][racine])
    return ecrit if ecrit.isupper() else ecrit.lower()


def _is_fresh(couple: Ligne, est_le_meme: bool) -> bool:
    a, b = key_of(couple)[:2], key_of(couple)[2:]
    return a < b if est_le_meme else a != b


def _read(store: Store, ensemble: Ensemble) -> list[Ligne]:
    lignes = textes(store, ensemble)
    if not lignes:
        raise SourceInconnue(
            f"Aucun item ne vient de {guillemets(ensemble.code)}\u00a0: vérifiez"
            " l’identifiant (pour un document, son source_id)."
        )
    return lignes
