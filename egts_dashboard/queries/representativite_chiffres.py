"""Les chiffres de tête de la page Représentativité, chacun avec la requête qui le refait."""

from dataclasses import dataclass

from egts_dashboard.francais import nombre, pourcent
from egts_dashboard.queries.chiffre import Chiffre, Valeur
from egts_dashboard.queries.representativite import FACE, Apportee, face_keys
from egts_dashboard.store.connection import Store

_PARTS = f"""
    WITH face AS ({FACE}),
    parts AS (
        SELECT nb, nb / sum(nb) OVER () AS p, poids / sum(poids) OVER () AS q,
            sum(nb) OVER () AS total
        FROM face WHERE poids IS NOT NULL
    )
"""
_INCONNUES = (
    "SELECT coalesce(sum(valeur), 0)::BIGINT FROM comparaisons"
    " WHERE comparaison_id = $1 AND NOT est_situee"
)
_LIGNES = """
    SELECT modalite AS intitule, if(effectif_id IS NULL, comparaisons.valeur, NULL) AS valeur,
        sources.titre AS document, localisation, certitude, comparaisons.note, corrige_table,
        corrige_ligne, effectif_id IS NOT NULL AS est_masque
    FROM comparaisons JOIN sources USING (source_id)
    LEFT JOIN effectifs_masques
        ON corrige_table = 'effectifs' AND effectif_id = corrige_ligne
    WHERE comparaison_id = $1 AND {condition}
    ORDER BY if(effectif_id IS NULL, comparaisons.valeur, NULL) DESC NULLS LAST, intitule,
        corrige_ligne
"""
_SANS_MODALITE = _LIGNES.format(condition="NOT est_situee")
_COMPAREES = _LIGNES.format(condition="est_situee AND NOT ($2 AND est_hote)")


@dataclass(frozen=True)
class _Modele:
    """Un chiffre avant d’être calculé ; `sql` s’appuie sur les parts comptées et de référence."""

    cle: str
    libelle: str
    sql: str
    definition: str
    calcul: str


_MODELES = (
    _Modele(
        "situees",
        "Présences comparées",
        f"{_PARTS} SELECT sum(nb)::BIGINT FROM parts",
        "Les présences dont on connaît la modalité, et que la référence connaît aussi.",
        "Somme des effectifs des modalités comparées. Les autres forment la bande claire.",
    ),
    _Modele(
        "deplacer",
        "À déplacer",
        f"{_PARTS} SELECT (1 - sum(least(p, q))) * any_value(total), 1 - sum(least(p, q)) AS part"
        " FROM parts",
        "Combien de présences devraient changer de modalité pour retrouver les parts de la"
        " référence.",
        "Distance en variation totale (TVD), Σ|p − q| / 2, multipliée par le nombre de"
        " présences comparées.",
    ),
    _Modele(
        "proximite",
        "Proximité à la référence",
        f"{_PARTS} SELECT sum(least(p, q)) FROM parts",
        "La part que les deux répartitions ont en commun\u00a0: 1 quand elles sont les mêmes,"
        " 0 quand elles n’ont rien de commun.",
        "1 − TVD, soit la somme des plus petites des deux parts, Σ min(p, q).",
    ),
    _Modele(
        "tirage",
        "Un tirage au sort donnerait",
        f"{_PARTS} SELECT 1 - sum(sqrt(q * (1 - q) / (2 * pi() * total))) FROM parts",
        "La proximité moyenne qu’aurait un tirage au sort du même nombre dans la référence."
        " Personne n’a été tiré au sort\u00a0: c’est un repère de lecture.",
        "1 − E[TVD], avec E[TVD] ≈ Σ √(q(1 − q) / (2πN)).",
    ),
    _Modele(
        "inconnues",
        "Sans modalité connue",
        _INCONNUES,
        "Les présences comptées dont aucun document ne dit la modalité.",
        "Somme de leurs effectifs. Elles peuvent être de n’importe quelle modalité\u00a0:"
        " d’où la bande claire de la figure.",
    ),
)


def chiffres(
    store: Store,
    comparaison_id: str,
    jeu: str,
    annee: int | None,
    sans_hote: bool,
    unite: str,
    apportee: Apportee = (),
) -> list[Chiffre]:
    """Combien se comparent, à quelle distance de la référence, combien ne se situent pas."""
    cles = face_keys(comparaison_id, jeu, annee, sans_hote, apportee)
    valeurs = {m.cle: store.value(m.sql, _keys(m, cles)) for m in _MODELES}
    return [
        Chiffre(
            cle=modele.cle,
            libelle=modele.libelle,
            valeur=valeurs[modele.cle],
            affiche=_written(modele.cle, valeurs[modele.cle]),
            definition=modele.definition,
            calcul=modele.calcul,
            sql=modele.sql,
            parametres=_keys(modele, cles),
            sql_lignes=_SANS_MODALITE if modele.cle == "inconnues" else _COMPAREES,
            parametres_lignes=cles[:1]
            if modele.cle == "inconnues"
            else (comparaison_id, sans_hote),
            precision=_precision(modele.cle, valeurs, unite),
        )
        for modele in _MODELES
    ]


def _keys(modele: _Modele, cles: tuple[object, ...]) -> tuple[object, ...]:
    return cles[:1] if modele.cle == "inconnues" else cles


def _written(cle: str, valeur: Valeur) -> str:
    return nombre(valeur, 2 if cle in {"proximite", "tirage"} else 0)


def _precision(cle: str, valeurs: dict[str, Valeur], unite: str) -> str:
    situees, deplacer = float(valeurs["situees"] or 0), float(valeurs["deplacer"] or 0)
    return {
        "situees": unite,
        "deplacer": f"{unite}, {pourcent(deplacer / situees)}" if situees else unite,
        "proximite": "1\u00a0: mêmes parts",
        "tirage": "en moyenne",
        "inconnues": unite,
    }[cle]
