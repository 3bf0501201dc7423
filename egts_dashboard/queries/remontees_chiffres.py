"""Les chiffres de tête de la page Remontées, chacun avec la requête qui le refait."""

from collections.abc import Callable
from typing import Any, NamedTuple

from egts_dashboard.francais import compte, nombre, pourcent
from egts_dashboard.queries.chiffre import Chiffre
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.queries.remontees import Choix, etapes, restrict
from egts_dashboard.store.connection import Store

Intervalle = Callable[[int, int], tuple[float, float]]
NB_LIGNES = 300
_BASE = "coalesce(sum(nb_items), 0)::BIGINT"
_BORNES = "wilson_bas(nb, base) AS bas, wilson_haut(nb, base) AS haut"
_MESURE = "cible IN (SELECT plan FROM mesures)"
_APRES = "cible NOT IN (SELECT plan FROM mesures) AND est_convergence"
_LIGNES = """
    WITH {requete}
    SELECT
        amont AS intitule, aval AS suite, liens.nature AS nature_lien, confiance,
        items_situes.document, items_situes.localisation, items_situes.certitude, liens.note,
        'remontees' AS corrige_table, remontee_id AS corrige_ligne
    FROM liens JOIN items_situes ON item_no = amont_no
    WHERE {lesquels} ORDER BY item_no, force LIMIT {limite}
"""


class _Lecture(NamedTuple):
    """Le magasin, les liens que le lecteur a choisis, et de quoi borner une part."""

    store: Store
    requete: str
    cles: tuple[Any, ...]
    intervalle: Intervalle


def chiffres(
    store: Store, choix: Choix, intervalle: Intervalle, filtres: Filtres = TOUT
) -> list[Chiffre]:
    """Les taux de reprise au sein de la démarche, puis ce qu’on retrouve après elle.

    `intervalle(nb, base)` rend les bornes d’une part ; l’analyse l’apporte.
    """
    requete, parametres = restrict(choix, filtres)
    cles = tuple(parametres)
    lecture = _Lecture(store, requete, cles, intervalle)
    return [
        *_take_up(lecture),
        _linked(
            lecture,
            "apres",
            "Revus plus tard",
            _APRES,
            "Les items dont une démarche ultérieure porte la même demande. C’est une"
            " convergence\u00a0: rien ne dit que l’une vient de l’autre.",
        ),
        _linked(
            lecture,
            "mesures",
            "Vus au plan national",
            _MESURE,
            "Les items dont une mesure nationale porte la même demande. C’est une"
            " convergence, non une cause.",
        ),
        _lost(lecture),
    ]


_COUPLES = """
    WITH {requete},
    couples AS (
        SELECT DISTINCT amont_source_id AS source_id, cible FROM remontees_situees
        WHERE NOT est_convergence
    ),
    suivis AS (
        SELECT amont_source_id AS source_id, cible, count(DISTINCT amont_no) AS repris
        FROM liens GROUP BY ALL
    )
    SELECT source_id, cible, sum(nb_items)::BIGINT AS base, coalesce(any_value(repris), 0) AS repris
    FROM comptes JOIN couples USING (source_id) LEFT JOIN suivis USING (source_id, cible)
    GROUP BY source_id, cible ORDER BY base DESC, source_id, cible LIMIT 2
"""


def _take_up(lecture: _Lecture) -> list[Chiffre]:
    """Un taux par couple de documents d’une même démarche, les deux plus fournis."""
    store, requete, cles, intervalle = lecture
    noms = etapes(store).set_index("etape")["nom"].to_dict()
    couples = store.rows(_COUPLES.format(requete=requete), cles)
    figures = []
    for rang, (origine, cible, base, repris) in enumerate(couples):
        bas, haut = intervalle(repris, base)
        lesquels = "amont_source_id = ? AND cible = ?"
        figures.append(
            Chiffre(
                cle=f"reprise_{rang}",
                libelle=f"{noms[origine].split(' ')[0]} → {noms[cible].split(' ')[0].lower()}",
                valeur=repris / base,
                affiche=pourcent(repris / base),
                definition=f"La part des items de ce document ({noms[origine]}) que le suivant ({noms[cible]})"
                " reprend\u00a0: lien jugé par lecture, quelle que soit sa nature.",
                calcul="Items qui ont au moins un lien, sur tous les items du document."
                " Intervalle de Wilson à 95\u00a0%.",
                sql=f"WITH {requete} SELECT nb / base, nb, base, {_BORNES} FROM ("
                f"SELECT (SELECT count(DISTINCT amont_no) FROM liens WHERE {lesquels}) AS nb,"
                f" (SELECT {_BASE} FROM comptes WHERE source_id = ?) AS base)",
                parametres=(*cles, origine, cible, origine),
                sql_lignes=_LIGNES.format(
                    requete=requete, lesquels=lesquels, limite=NB_LIGNES
                ),
                parametres_lignes=(*cles, origine, cible),
                precision=f"{nombre(repris)} sur {nombre(base)} [{_interval(bas, haut)}]",
            )
        )
    return figures


def _interval(bas: float, haut: float) -> str:
    return f"{nombre(100 * bas)} à\u00a0{pourcent(haut)}"


def _linked(
    lecture: _Lecture, cle: str, libelle: str, lesquels: str, definition: str
) -> Chiffre:
    store, requete, cles, intervalle = lecture
    sql = (
        f"WITH {requete} SELECT nb, base, {_BORNES} FROM ("
        f"SELECT (SELECT count(DISTINCT amont_no) FROM liens WHERE {lesquels}) AS nb,"
        f" (SELECT {_BASE} FROM comptes) AS base)"
    )
    nb = store.value(sql, cles)
    base = store.value(f"WITH {requete} SELECT {_BASE} FROM comptes", cles)
    precision = f"sur {nombre(base)}"
    if base:
        precision += f" [{_interval(*intervalle(nb, base))}]"
    calcul = "Items d’amont distincts qui ont au moins un tel lien."
    if cle == "mesures":
        calcul += f" {_orphans(lecture)}"
    return Chiffre(
        cle=cle,
        libelle=libelle,
        valeur=nb,
        affiche=nombre(nb),
        definition=definition,
        calcul=calcul,
        sql=sql,
        parametres=cles,
        sql_lignes=_LIGNES.format(requete=requete, lesquels=lesquels, limite=NB_LIGNES),
        parametres_lignes=cles,
        precision=precision,
    )


def _orphans(lecture: _Lecture) -> str:
    store, requete, cles, _ = lecture
    total, liees = store.rows(
        f"""
        WITH {requete}
        SELECT (SELECT count(*) FROM mesures),
            (SELECT count(DISTINCT aval_id) FROM liens WHERE aval_objet = 'mesure')
        """,
        cles,
    )[0]
    return f"Sans origine\u00a0: {compte(total - liees, 'mesure')} sur {nombre(total)}."


def _lost(lecture: _Lecture) -> Chiffre:
    store, requete, cles, _ = lecture
    sql = (
        f"WITH {requete} SELECT (SELECT {_BASE} FROM comptes)"
        " - (SELECT count(DISTINCT amont_no) FROM liens)"
    )
    base = store.value(f"WITH {requete} SELECT {_BASE} FROM comptes", cles)
    perdus = store.value(sql, cles)
    return Chiffre(
        cle="perdus",
        libelle="Sans suite repérée",
        valeur=perdus,
        affiche=nombre(perdus),
        definition="Les items qu’aucun lien jugé ne rattache à un document ultérieur.",
        calcul="Items d’amont moins ceux qui ont un lien. Un item sans suite repérée peut en avoir une"
        " dans un document que l’on n’a pas.",
        sql=sql,
        parametres=cles,
        sql_lignes=f"""
        WITH {requete}
        SELECT intitule, provenance, document, localisation, certitude, note,
            objet || 's' AS corrige_table, item_id AS corrige_ligne
        FROM items_situes JOIN (
            SELECT item_no FROM retenus WHERE item_no NOT IN (SELECT amont_no FROM liens)
        ) USING (item_no) ORDER BY item_no LIMIT {NB_LIGNES}
        """,
        parametres_lignes=cles,
        precision=f"sur {nombre(base)}",
    )
