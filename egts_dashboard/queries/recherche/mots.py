"""Ce que la recherche a compris, et la requête qui en découle."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

Requete = tuple[str, list[Any]]
# Au-delà, les premières paires ne laissent presque rien, et le texte décide.
PAIRES_MAX = 8
# Des racines exigées ensemble, avec leur rareté.
Ensemble = tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Groupe:
    """Ce qu’un terme demande : l’un de ces ensembles de racines et, s’il y en a une, la suite exacte.

    Un mot n’a qu’un ensemble d’une racine ; un début de mot en a plusieurs ; un sigle a le
    sien et ceux de ses développements. Sans ensemble, seule la suite exacte est exigée.
    `est_developpe` : le lecteur a tapé le développement lui-même, mot à mot.
    """

    ensembles: tuple[Ensemble, ...]
    suite: str = ""
    est_developpe: bool = False

    @property
    def racines(self) -> tuple[str, ...]:
        """Toutes les racines du groupe, pour les surligner."""
        return tuple(racine for ensemble in self.ensembles for racine, _ in ensemble)

    def to_sql(self) -> Requete:
        """La requête qui rend item_no et score ; un item n’y vient qu’une fois."""
        if not self.suite:
            return self._candidates()
        if not self.ensembles:
            sql, parametres = exact(self.suite)
            return f"SELECT DISTINCT item_no, 0.0 AS score FROM ({sql})", parametres
        (ensemble,) = self.ensembles
        parts = [_any_stem([paire]) for paire in ensemble]
        # La racine la plus rare se réduit d’abord à la suite : les autres n’ont plus qu’à suivre.
        rare = max(range(len(parts)), key=lambda rang: ensemble[rang][1])
        parts[rare] = _among(parts[rare], exact(self.suite))
        return intersect(parts)

    def to_presence(self) -> Requete:
        """La requête qui rend item_no, plusieurs fois peut-être, sans rien noter."""
        return exact(self.suite) if self.suite else self.to_sql()

    def loosened(self) -> list[Requete]:
        """Le groupe et, si le lecteur a tapé un développement entier, chacun de ses mots."""
        seuls = self.ensembles[0] if self.ensembles and self.est_developpe else ()
        mots = [_any_stem([paire]) for paire in seuls] if len(seuls) > 1 else []
        return [self.to_sql(), *mots]

    def _candidates(self) -> Requete:
        if not self.ensembles:
            return "SELECT item_no, 0.0 AS score FROM items_longueurs", []
        if all(len(ensemble) == 1 for ensemble in self.ensembles):
            return _any_stem([ensemble[0] for ensemble in self.ensembles])
        parts = [
            intersect([_any_stem([paire]) for paire in ensemble])
            for ensemble in self.ensembles
        ]
        return union(parts, "max")


@dataclass(frozen=True)
class Mots:
    """Ce que la recherche a compris des mots tapés.

    `groupes` : ce que demande chaque terme. `a_tous` : on les exige tous, et non l’un d’eux.
    `inconnus` : les mots qu’aucun texte ne contient. `nb_ignores` : les termes au-delà du
    seizième. `exclus` : ce qui écarte un item. `sigles` : (sigle, développement) cherchés l’un
    pour l’autre.
    """

    groupes: tuple[Groupe, ...] = ()
    a_tous: bool = True
    inconnus: tuple[str, ...] = ()
    nb_ignores: int = 0
    exclus: tuple[Groupe, ...] = ()
    sigles: tuple[tuple[str, str], ...] = ()

    @property
    def est_vide(self) -> bool:
        """Rien à chercher : aucun mot plein n’a été tapé."""
        return not (self.groupes or self.inconnus or self.exclus)

    @property
    def racines(self) -> tuple[str, ...]:
        """Toutes les racines cherchées, pour les surligner."""
        return tuple(dict.fromkeys(r for g in self.groupes for r in g.racines))

    def racines_de(self, presentes: Collection[str]) -> tuple[str, ...]:
        """Les racines cherchées qui ont fait trouver un texte, d’après celles qu’il contient.

        Un développement de sigle ne compte qu’entier : « recherche » seul n’est pas PREFAS.
        """
        trouvees = [
            racine
            for groupe in self.groupes
            for ensemble in groupe.ensembles
            if groupe.est_developpe or all(r in presentes for r, _ in ensemble)
            for racine, _ in ensemble
        ]
        return tuple(dict.fromkeys(trouvees))

    def to_sql(self) -> Requete:
        """La requête qui rend item_no et score (BM25), et ses paramètres."""
        sql, parametres = self._wanted()
        for groupe in self.exclus:
            ecarte, de_ecarte = groupe.to_sql()
            sql = f"SELECT item_no, score FROM ({sql}) ANTI JOIN ({ecarte}) USING (item_no)"
            parametres = [*parametres, *de_ecarte]
        return sql, parametres

    def to_presence(self) -> Requete:
        """La requête qui rend item_no, sans rien noter : de quoi savoir s’il y en a un.

        Vaut pour des termes tous exigés, tous connus, dont aucun n’écarte rien.
        """
        (sql, parametres), *autres = [groupe.to_presence() for groupe in self.groupes]
        for autre, de_autre in autres:
            sql = f"SELECT item_no FROM ({sql}) SEMI JOIN ({autre}) USING (item_no)"
            parametres = [*parametres, *de_autre]
        return f"SELECT item_no FROM ({sql})", parametres

    def _wanted(self) -> Requete:
        if self.inconnus and (self.a_tous or not self.groupes):
            return "SELECT item_no, 0.0 AS score FROM index_mots WHERE false", []
        if not self.groupes:
            return Groupe(()).to_sql()
        if self.a_tous:
            return intersect([groupe.to_sql() for groupe in self.groupes])
        parts = [part for groupe in self.groupes for part in groupe.loosened()]
        return union(parts, "sum")


def exact(suite: str) -> Requete:
    """La requête qui rend item_no, plusieurs fois peut-être, là où ces mots se suivent.

    Deux mots sont une ligne de l’index ; une suite plus longue en est plusieurs, chacune à
    sa place. Seule une suite de plus de seize mots se vérifie sur les textes.
    """
    mots = suite.split()
    if len(mots) == 1:
        return "SELECT item_no FROM index_suites WHERE mot = ?", mots
    debuts = [*range(0, len(mots) - 1, 2), *([len(mots) - 2] if len(mots) % 2 else [])]
    paires = [
        (_PAIRE, [debut, mots[debut], mots[debut + 1]]) for debut in debuts[:PAIRES_MAX]
    ]
    suites = " ".join(
        f"SEMI JOIN ({sql}) USING (item_no, place)" for sql, _ in paires[1:]
    )
    sql = f"SELECT item_no FROM ({_PAIRE}) {suites}"
    if len(debuts) <= PAIRES_MAX:
        return sql, _parameters(paires)
    return (
        f"SELECT item_no FROM items_textes SEMI JOIN ({sql}) USING (item_no)"
        " WHERE contains(mots, ?)",
        [*_parameters(paires), f" {suite} "],
    )


def _among(part: Requete, suivis: Requete) -> Requete:
    """La même requête, réduite aux items de l’autre."""
    return (
        f"SELECT item_no, score FROM ({part[0]}) SEMI JOIN ({suivis[0]}) USING (item_no)",
        _parameters([part, suivis]),
    )


def intersect(parts: list[Requete]) -> Requete:
    """Les items communs à toutes les requêtes, points additionnés."""
    if len(parts) == 1:
        return parts[0]
    noms = [f"g{rang}" for rang in range(len(parts))]
    (premiere, _), *autres = parts
    suite = " ".join(
        f"JOIN ({sql}) AS {nom} USING (item_no)"
        for (sql, _), nom in zip(autres, noms[1:], strict=True)
    )
    total = " + ".join(f"{nom}.score" for nom in noms)
    return (
        f"SELECT item_no, {total} AS score FROM ({premiere}) AS g0 {suite}",
        _parameters(parts),
    )


def union(parts: list[Requete], points: str) -> Requete:
    """Les items d’au moins une requête ; `points` (sum, max) dit ce que valent plusieurs."""
    if len(parts) == 1:
        return parts[0]
    ensemble = " UNION ALL ".join(f"({sql})" for sql, _ in parts)
    return (
        f"SELECT item_no, {points}(score) AS score FROM ({ensemble}) GROUP BY item_no",
        _parameters(parts),
    )


def _parameters(parts: list[Requete]) -> list[Any]:
    return [parametre for _, parametres in parts for parametre in parametres]


def _any_stem(paires: list[tuple[str, float]]) -> Requete:
    """L’une de ces racines ; la plus forte compte, sans les additionner."""
    if len(paires) == 1:
        ((racine, rarete),) = paires
        return "SELECT item_no, poids * ? AS score FROM index_mots WHERE racine = ?", [
            rarete,
            racine,
        ]
    return _UNE_RACINE, [[racine for racine, _ in paires], [r for _, r in paires]]


_PAIRE = (
    "SELECT item_no, place - ? AS place FROM index_suites WHERE mot = ? AND suivant = ?"
)
_UNE_RACINE = """
    SELECT item_no, max(poids * rarete) AS score
    FROM index_mots JOIN (SELECT unnest(?) AS racine, unnest(?) AS rarete) USING (racine)
    GROUP BY item_no
    """
