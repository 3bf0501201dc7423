"""La recherche en français : des mots tapés aux items qui les contiennent, les meilleurs d’abord."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

import pandas as pd

from egts_dashboard.queries.recherche.mots import Groupe, Mots, Requete
from egts_dashboard.queries.recherche.saisie import TERMES_MAX, Terme, as_typed, parse
from egts_dashboard.queries.recherche.sigles import (
    Lecture,
    Racines,
    Sigles,
    read_sigles,
)
from egts_dashboard.store.connection import Store
from egts_dashboard.store.racines import MOTS_VIDES

LETTRES_DU_DEBUT = 3
COMPLETIONS_MAX = 50
# Un début demandé par une étoile s’étend plus loin qu’un mot laissé en suspens.
DEBUTS_MAX = 500
# La suite exacte se vérifie sur le texte ; quelques racines suffisent à trouver où.
RACINES_D_EXPRESSION = 6


@dataclass(frozen=True)
class _Lu:
    """Un terme lu : ce qu’il nomme, les suites de racines qui le disent, la suite exacte."""

    nom: str
    ensembles: tuple[Racines, ...]
    suite: str = ""
    sigles: tuple[tuple[str, str], ...] = ()
    est_debut: bool = False


def understand(store: Store, mots: str, objet: str | None = None) -> Mots:
    """Les racines des termes tapés, et s’il faut les exiger tous.

    Le dernier mot, s’il n’est écrit nulle part tel quel, vaut aussi pour ceux qu’il
    commence. Si rien (parmi les items de cet `objet`) ne contient tous les termes, on cherche
    ceux qui en contiennent au moins un : `a_tous` est alors faux.
    """
    sigles = read_sigles(store)
    distincts = parse(mots, frozenset(sigles.par_sigle))
    termes = distincts[:TERMES_MAX]
    lus = _read(sigles, [terme for terme in termes if not terme.est_exclu])
    exclus = _read(sigles, [terme for terme in termes if terme.est_exclu])
    raretes = _rarities(store, [*lus, *exclus])
    par_terme = [
        (part, _group(store, raretes, part))
        for lu in lus
        for part in _parts(store, sigles, raretes, lu)
    ]
    if termes and termes[-1].sorte == "mot" and not termes[-1].est_exclu:
        par_terme[-1] = _completed(store, termes[-1].texte, *par_terme[-1])
    exigeant = Mots(
        tuple(dict.fromkeys(groupe for _, groupe in par_terme if groupe)),
        True,
        tuple(as_typed(mots, lu.nom) for lu, groupe in par_terme if not groupe),
        len(distincts) - len(termes),
        tuple(g for g in (_group(store, raretes, lu) for lu in exclus) if g),
        tuple(
            dict.fromkeys(
                paire for lu, groupe in par_terme if groupe for paire in lu.sigles
            )
        ),
    )
    if exigeant.est_vide or _exists(store, exigeant, objet):
        return exigeant
    return replace(exigeant, a_tous=False)


def found(mots: Mots) -> Requete:
    """La sous-requête des items trouvés (item_no, score), à placer dans un FROM."""
    sql, parametres = mots.to_sql()
    return f"({sql})", parametres


def chercher(store: Store, mots: str, limite: int = 50) -> pd.DataFrame:
    """Les items qui contiennent les mots, les meilleurs d’abord (BM25).

    Colonnes : item_id, objet, intitule, score, source (titre du document), localisation,
    item_no. Tous les termes sont exigés ; si aucun item ne les a tous, un seul suffit.
    Vide si rien n’est tapé.
    """
    compris = understand(store, mots)
    sous_requete, parametres = found(compris)
    return store.frame(
        f"""
        WITH meilleurs AS (
            SELECT item_no, score FROM {sous_requete}
            WHERE ?
            ORDER BY score DESC, item_no LIMIT ?
        )
        SELECT
            item_id, objet, intitule, score, sources.titre AS source, localisation,
            meilleurs.item_no
        FROM meilleurs
        -- Le rang de la ligne : DuckDB va droit aux items, il ne les lit pas tous.
        JOIN items ON items.rowid = meilleurs.item_no - 1
        JOIN sources USING (source_id)
        ORDER BY score DESC, meilleurs.item_no
        """,
        [*parametres, not compris.est_vide, limite],
    )


def _read(sigles: Sigles, termes: list[Terme]) -> list[_Lu]:
    """Les mots qui se suivent se lisent ensemble : un développement n’en fait qu’un."""
    lus: list[_Lu] = []
    for est_mot, suite in groupby(termes, lambda t: t.sorte in ("mot", "sigle")):
        if est_mot:
            lectures = sigles.read([terme.texte for terme in suite])
            lus += [_of_reading(lecture) for lecture in lectures]
        else:
            lus += [_of_term(sigles, terme) for terme in suite]
    return lus


def _of_reading(lecture: Lecture) -> _Lu:
    return _Lu(" ".join(lecture.mots), lecture.ensembles, sigles=lecture.sigles)


def _of_term(sigles: Sigles, terme: Terme) -> _Lu:
    if terme.sorte == "debut":
        return _Lu(f"{terme.texte}*", (), terme.texte, est_debut=True)
    pleins = [mot for mot in terme.texte.split() if mot not in MOTS_VIDES]
    racines = tuple(dict.fromkeys(map(sigles.stem, pleins)))[:RACINES_D_EXPRESSION]
    return _Lu(terme.texte, (racines,) if racines else (), terme.texte)


def _group(store: Store, raretes: dict[str, float], lu: _Lu) -> Groupe | None:
    """Ce que le terme demande, réduit à ce que les textes contiennent ; None s’ils n’en ont rien."""
    if lu.est_debut:
        debuts = _begun(store, lu.suite, DEBUTS_MAX)
        return _any_of(debuts) if debuts else None
    connus = tuple(
        tuple((racine, raretes[racine]) for racine in ensemble)
        for ensemble in lu.ensembles
        if all(racine in raretes for racine in ensemble)
    )
    if lu.ensembles and not connus:
        return None
    est_developpe = not lu.suite and len(lu.nom.split()) > 1
    return Groupe(connus, lu.suite, est_developpe)


def _parts(
    store: Store, sigles: Sigles, raretes: dict[str, float], lu: _Lu
) -> list[_Lu]:
    """Le terme, ou ses mots un à un quand c’est un développement que rien ne contient."""
    mots = lu.nom.split()
    if lu.suite or len(mots) < 2 or _group(store, raretes, lu):
        return [lu]
    return [_Lu(mot, ((sigles.stem(mot),),)) for mot in mots]


def _any_of(raretes: dict[str, float]) -> Groupe:
    return Groupe(tuple((paire,) for paire in raretes.items()))


def _completed(
    store: Store, mot: str, lu: _Lu, groupe: Groupe | None
) -> tuple[_Lu, Groupe | None]:
    """Le dernier mot et, s’il n’existe pas tel quel, ceux qu’il commence."""
    if len(mot) < LETTRES_DU_DEBUT or lu.nom != mot:
        return lu, groupe
    if store.rows("SELECT 1 FROM vocabulaire WHERE mot = ?", [mot]):
        return lu, groupe
    debuts = _any_of(_begun(store, mot, COMPLETIONS_MAX)).ensembles
    ensembles = dict.fromkeys([*(groupe.ensembles if groupe else ()), *debuts])
    return lu, Groupe(tuple(ensembles)) if ensembles else None


def _rarities(store: Store, lus: Iterable[_Lu]) -> dict[str, float]:
    racines = {racine for lu in lus for ens in lu.ensembles for racine in ens}
    if not racines:
        return {}
    return dict(
        store.rows(
            "SELECT racine, rarete FROM racines WHERE racine IN (SELECT unnest(?))",
            [sorted(racines)],
        )
    )


def _begun(store: Store, debut: str, maximum: int) -> dict[str, float]:
    """Les racines des mots qui commencent ainsi, les plus répandues d’abord."""
    return dict(
        store.rows(
            """
            SELECT racine, rarete FROM racines
            WHERE racine IN (SELECT racine FROM vocabulaire WHERE starts_with(mot, ?))
            ORDER BY nb_items DESC, racine LIMIT ?
            """,
            [debut, maximum],
        )
    )


def _exists(store: Store, mots: Mots, objet: str | None) -> bool:
    est_simple = mots.groupes and not (mots.inconnus or mots.exclus)
    sql, parametres = mots.to_presence() if est_simple else mots.to_sql()
    condition = "" if objet is None else "JOIN items USING (item_no) WHERE objet = ?"
    return bool(
        store.rows(
            f"SELECT 1 FROM ({sql}) {condition} LIMIT 1",
            parametres if objet is None else [*parametres, objet],
        )
    )
