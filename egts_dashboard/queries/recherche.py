"""La recherche en français : des mots tapés aux items qui les contiennent, les meilleurs d’abord."""

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from egts_dashboard.store.connection import Store
from egts_dashboard.store.racines import stem, words

# Au-delà, les mots ajoutés ne changent plus guère l’ordre ; une page collée par erreur non plus.
MOTS_MAX = 16
LETTRES_DU_DEBUT = 3
COMPLETIONS_MAX = 50


@dataclass(frozen=True)
class Mots:
    """Ce que la recherche a compris des mots tapés.

    `groupes` : par mot, ses racines et leur rareté (plusieurs quand le mot n’est que
    commencé). `a_tous` : on exige tous les mots, et non l’un d’eux. `inconnus` : les mots
    qu’aucun texte ne contient. `nb_ignores` : les mots au-delà du seizième.
    """

    groupes: tuple[tuple[tuple[str, float], ...], ...] = ()
    a_tous: bool = True
    inconnus: tuple[str, ...] = ()
    nb_ignores: int = 0

    @property
    def est_vide(self) -> bool:
        """Rien à chercher : aucun mot plein n’a été tapé."""
        return not self.groupes and not self.inconnus

    @property
    def racines(self) -> tuple[str, ...]:
        """Toutes les racines cherchées, pour les surligner."""
        return tuple(racine for groupe in self.groupes for racine, _ in groupe)

    def to_sql(self) -> tuple[str, list[Any]]:
        """La requête qui rend item_no et score (BM25), et ses paramètres."""
        parts, parametres = [], []
        for groupe in self.groupes:
            racines = [racine for racine, _ in groupe]
            raretes = [rarete for _, rarete in groupe]
            if len(groupe) == 1:
                parts.append(
                    "SELECT item_no, poids * ? AS score FROM index_mots WHERE racine = ?"
                )
                parametres += [raretes[0], racines[0]]
            else:
                parts.append(_COMMENCE)
                parametres += [racines, raretes]
        if not parts or (self.a_tous and self.inconnus):
            return "SELECT item_no, 0.0 AS score FROM index_mots WHERE false", []
        if len(parts) == 1:
            return parts[0], parametres
        return (_join(parts) if self.a_tous else _union(parts)), parametres


# Un mot commencé : la plus forte de ses suites compte, sans les additionner.
_COMMENCE = """
    SELECT item_no, max(poids * rarete) AS score
    FROM index_mots JOIN (SELECT unnest(?) AS racine, unnest(?) AS rarete) USING (racine)
    GROUP BY item_no
    """


def understand(store: Store, mots: str, objet: str | None = None) -> Mots:
    """Les racines des mots tapés, et s’il faut les exiger tous.

    Le dernier mot, s’il n’est écrit nulle part tel quel, vaut aussi pour ceux qu’il
    commence. Si rien (parmi les items de cet `objet`) ne contient tous les mots, on cherche
    ceux qui en contiennent au moins un : `a_tous` est alors faux.
    """
    distincts = list(dict.fromkeys(words(mots)))
    pleins = distincts[:MOTS_MAX]
    raretes = _rarities(store, [stem(mot) for mot in pleins])
    par_mot = {mot: _known(raretes, mot) for mot in pleins}
    if pleins and len(pleins[-1]) >= LETTRES_DU_DEBUT:
        par_mot[pleins[-1]] |= _begun(store, pleins[-1])
    exigeant = Mots(
        tuple(
            dict.fromkeys(
                tuple(groupe.items()) for groupe in par_mot.values() if groupe
            )
        ),
        True,
        tuple(mot for mot, groupe in par_mot.items() if not groupe),
        len(distincts) - len(pleins),
    )
    if exigeant.est_vide or _exists(store, exigeant, objet):
        return exigeant
    return replace(exigeant, a_tous=False)


def found(mots: Mots) -> tuple[str, list[Any]]:
    """La sous-requête des items trouvés (item_no, score), à placer dans un FROM."""
    sql, parametres = mots.to_sql()
    return f"({sql})", parametres


def chercher(store: Store, mots: str, limite: int = 50) -> pd.DataFrame:
    """Les items qui contiennent les mots, les meilleurs d’abord (BM25).

    Colonnes : item_id, objet, intitule, score, source (titre du document), localisation,
    item_no. Tous les mots sont exigés ; si aucun item ne les a tous, un seul suffit.
    Vide si rien n’est tapé.
    """
    sous_requete, parametres = found(understand(store, mots))
    return store.frame(
        f"""
        WITH meilleurs AS (
            SELECT item_no, score FROM {sous_requete}
            ORDER BY score DESC, item_no LIMIT ?
        )
        SELECT
            item_id, objet, intitule, score, sources.titre AS source, localisation, item_no
        FROM meilleurs
        JOIN items USING (item_no)
        JOIN sources USING (source_id)
        ORDER BY score DESC, item_no
        """,
        [*parametres, limite],
    )


def _rarities(store: Store, racines: list[str]) -> dict[str, float]:
    if not racines:
        return {}
    return dict(
        store.rows(
            "SELECT racine, rarete FROM racines WHERE racine IN (SELECT unnest(?))",
            [racines],
        )
    )


def _known(raretes: dict[str, float], mot: str) -> dict[str, float]:
    return {stem(mot): raretes[stem(mot)]} if stem(mot) in raretes else {}


def _begun(store: Store, debut: str) -> dict[str, float]:
    """Les racines des mots qui commencent ainsi ; aucune si le mot existe tel quel."""
    return dict(
        store.rows(
            """
            SELECT racine, rarete FROM racines
            WHERE racine IN (SELECT racine FROM vocabulaire WHERE starts_with(mot, $1))
            AND NOT EXISTS (SELECT 1 FROM vocabulaire WHERE mot = $1)
            ORDER BY nb_items DESC, racine LIMIT $2
            """,
            [debut, COMPLETIONS_MAX],
        )
    )


def _exists(store: Store, mots: Mots, objet: str | None) -> bool:
    sous_requete, parametres = found(mots)
    condition = "" if objet is None else "JOIN items USING (item_no) WHERE objet = ?"
    return bool(
        store.rows(
            f"SELECT 1 FROM {sous_requete} {condition} LIMIT 1",
            parametres if objet is None else [*parametres, objet],
        )
    )


def _join(parts: list[str]) -> str:
    """Tous les mots : les items communs, points additionnés."""
    noms = [f"g{rang}" for rang in range(len(parts))]
    suite = " ".join(
        f"JOIN ({part}) AS {nom} USING (item_no)"
        for part, nom in zip(parts[1:], noms[1:], strict=True)
    )
    total = " + ".join(f"{nom}.score" for nom in noms)
    return f"SELECT item_no, {total} AS score FROM ({parts[0]}) AS g0 {suite}"


def _union(parts: list[str]) -> str:
    """Au moins un mot : les points de chacun s’additionnent."""
    ensemble = " UNION ALL ".join(parts)
    return f"SELECT item_no, sum(score) AS score FROM ({ensemble}) GROUP BY item_no"
