"""La même recherche, là où l’index ne va pas : noms d’ateliers, de documents, mesures d’un plan."""

from dataclasses import dataclass, replace
from typing import Any

from egts_dashboard.queries.recherche import found, understand
from egts_dashboard.queries.recherche.mots import Groupe, Mots, Requete
from egts_dashboard.queries.recherche.saisie import parse
from egts_dashboard.store.connection import Store
from egts_dashboard.store.racines import MOT, fold, stem


@dataclass(frozen=True)
class Cherche:
    """Ce qu’une liste doit contenir : une condition sur les items, et les mesures d’un plan.

    `mesures` : leurs identifiants.
    """

    condition: str
    parametres: tuple[Any, ...]
    mesures: tuple[str, ...]


def search_lists(store: Store, tape: str, plan: str) -> Cherche:
    """Les items et les mesures de `plan` qui répondent à tous les termes tapés.

    Un item répond par son texte, ou par le nom de son atelier (à défaut, de son document).
    """
    mots = replace(understand(store, tape), a_tous=True) if tape.strip() else Mots()
    # Un mot qu’aucun item n’écrit n’écarte aucun item, mais peut écarter une mesure.
    ecartes = tuple(
        f"{terme.texte}*" if terme.sorte == "debut" else terme.texte
        for terme in parse(tape)
        if terme.est_exclu
    )
    mesures = store.rows(
        "SELECT mesure_id, concat_ws(' ', intitule, coalesce(axe, titre))"
        " FROM mesures JOIN sources USING (source_id) WHERE plan = ?",
        [plan],
    )
    condition, parametres = _on_items(store, mots)
    retenues = [(cle, texte) for cle, texte in mesures if not _any(texte, ecartes)]
    return Cherche(condition, tuple(parametres), _keep(mots, retenues))


def _on_items(store: Store, mots: Mots) -> Requete:
    if mots.est_vide:
        return "true", []
    trouves, parametres = found(mots)
    condition = f"item_no IN (SELECT item_no FROM {trouves})"
    if not (mots.groupes or mots.inconnus):
        return condition, parametres
    ateliers = _keep(mots, store.rows("SELECT atelier_id, intitule FROM ateliers"))
    sources = _keep(mots, store.rows("SELECT source_id, titre FROM sources"))
    situes = (
        "(atelier_id IN (SELECT unnest(?))"
        " OR (atelier_id IS NULL AND source_id IN (SELECT unnest(?))))"
    )
    parametres = [*parametres, list(ateliers), list(sources)]
    if mots.exclus:
        permis, de_permis = found(replace(mots, groupes=(), inconnus=()))
        situes += f" AND item_no IN (SELECT item_no FROM {permis})"
        parametres += de_permis
    return f"({condition} OR ({situes}))", parametres


def _keep(mots: Mots, textes: list[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(cle for cle, texte in textes if answers(texte, mots))


def answers(texte: str, mots: Mots) -> bool:
    """Le texte a tous les termes, et aucun de ceux qu’on écarte."""
    ecrits = MOT.findall(fold(texte))
    racines = frozenset(map(stem, ecrits))
    suite = f" {' '.join(ecrits)} "
    return (
        all(_says(groupe, racines, suite) for groupe in mots.groupes)
        and all(_has(inconnu, ecrits, racines) for inconnu in mots.inconnus)
        and not any(_says(groupe, racines, suite) for groupe in mots.exclus)
    )


def _any(texte: str, termes: tuple[str, ...]) -> bool:
    ecrits = MOT.findall(fold(texte))
    return any(_has(terme, ecrits, frozenset(map(stem, ecrits))) for terme in termes)


def _says(groupe: Groupe, racines: frozenset[str], suite: str) -> bool:
    if groupe.suite:
        return f" {groupe.suite} " in suite
    return any(
        all(racine in racines for racine, _ in ensemble)
        for ensemble in groupe.ensembles
    )


def _has(inconnu: str, ecrits: list[str], racines: frozenset[str]) -> bool:
    """Un terme qu’aucun item n’écrit peut l’être ici : « début* », ou des mots."""
    pleins = MOT.findall(fold(inconnu))
    if inconnu.endswith("*"):
        return any(mot.startswith(pleins[-1]) for mot in ecrits)
    return all(stem(mot) in racines for mot in pleins)
