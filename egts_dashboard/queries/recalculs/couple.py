"""La note d’un couple proposé, refaite en SQL : chaque terme, et son poids."""

from collections.abc import Mapping
from typing import Any

from egts_dashboard.queries.jumelles import prepared
from egts_dashboard.queries.rapprochement import (
    APPUIS_MAX,
    BOUTS,
    Ensemble,
    chosen,
    parameters,
)
from egts_dashboard.queries.recalculs.ressemblance import TRAITS
from egts_dashboard.store.carnet import Requete
from egts_dashboard.store.connection import Store
from egts_dashboard.store.litteraux import literal, write_out
from egts_dashboard.store.racines import INCLUSIF

# La rareté d’un trait se compte parmi les textes d’aval ; pour un appui, parmi les bouts des
# liens jugés. Un trait qu’aucun n’a pèse dans la norme : il éloigne.
_NOTE = (
    """
WITH vocabulaire_entier AS (
    SELECT mot, racine FROM vocabulaire UNION SELECT unnest({mots}), unnest({racines})
),
aval AS (SELECT DISTINCT objet || ' ' || item_id AS no, intitule, source_id FROM ({aval})),
bouts AS (SELECT DISTINCT objet || ' ' || item_id AS no, intitule, source_id FROM ({liens})),
amont AS (
    SELECT objet || ' ' || item_id AS no, intitule, source_id FROM items
    UNION ALL SELECT 'mesure ' || mesure_id, intitule, source_id FROM mesures
),
regards AS (
    SELECT * FROM (VALUES ('couple', 'aval', {amont}, {vers}), ('amont', 'bouts', {amont}, {bout_ici}),
        ('aval', 'bouts', {vers}, {bout_la})) AS t(regard, corpus, ici, la)
    WHERE la IS NOT NULL
),
textes AS (
    SELECT no, intitule, source_id FROM aval UNION SELECT no, intitule, source_id FROM bouts
    UNION SELECT no, intitule, source_id FROM amont WHERE no = {amont}
),
membres AS (SELECT 'aval' AS corpus, no FROM aval UNION ALL SELECT 'bouts', no FROM bouts),
tailles AS (SELECT corpus, count(*) AS nb_textes FROM membres GROUP BY corpus),"""
    + TRAITS.replace("vocabulaire", "vocabulaire_entier")
    + """
raretes AS (
    SELECT corpus, sorte, trait, ln(1 + any_value(nb_textes) / count(*)) AS rarete
    FROM membres JOIN traits USING (no) JOIN tailles USING (corpus) GROUP BY ALL
),
cotes AS (
    SELECT regard, corpus, 'ici' AS cote, ici AS no FROM regards
    UNION ALL SELECT regard, corpus, 'la', la FROM regards
),
poids AS (
    SELECT regard, cote, sorte, trait,
        rarete / sqrt(sum(rarete ** 2) OVER (PARTITION BY regard, cote, sorte)) AS poids
    FROM (
        SELECT regard, cote, traits.sorte, traits.trait, coalesce(rarete, ln(1 + nb_textes)) AS rarete
        FROM cotes JOIN tailles USING (corpus) JOIN traits USING (no)
        LEFT JOIN raretes ON raretes.corpus = cotes.corpus
            AND raretes.sorte = traits.sorte AND raretes.trait = traits.trait
    )
),
cosinus AS (
    SELECT regard, sum(ici.poids * la.poids) FILTER (sorte = 'racines') AS racines,
        sum(ici.poids * la.poids) FILTER (sorte = 'lettres') AS lettres
    FROM poids AS ici JOIN poids AS la USING (regard, sorte, trait)
    WHERE ici.cote = 'ici' AND la.cote = 'la' GROUP BY regard
),
codes AS (SELECT objet || ' ' || objet_id AS no, list(theme_id) AS themes FROM codages_retenus GROUP BY ALL),
ressemblances AS (
    SELECT regard, ici, la, coalesce(racines, 0) AS racines, coalesce(lettres, 0) AS lettres,
        0.6 * coalesce(racines, 0) + 0.4 * coalesce(lettres, 0) AS mots,
        list_has_any(i.themes, l.themes)::INTEGER AS theme,
        if(theme IS NULL, mots, 0.85 * mots + 0.15 * theme) AS ressemblance
    FROM regards LEFT JOIN cosinus USING (regard)
    LEFT JOIN codes AS i ON i.no = ici LEFT JOIN codes AS l ON l.no = la
),
lies AS (
    SELECT amont_objet || ' ' || amont_id AS a, aval_objet || ' ' || aval_id AS b FROM remontees_situees
    UNION SELECT aval_objet || ' ' || aval_id, amont_objet || ' ' || amont_id FROM remontees_situees
),
proximites AS (
    SELECT regard, CASE
        WHEN ici = la THEN 1
        WHEN (ici, la) IN (SELECT (a, b) FROM lies) AND bout.source_id <> en_face.source_id
            THEN greatest(0.6, ressemblance)
        ELSE ressemblance
    END AS proximite
    FROM ressemblances JOIN textes AS bout ON bout.no = la
    JOIN textes AS en_face ON en_face.no = if(regard = 'amont', {vers}, {amont})
    WHERE regard <> 'couple'
),
termes AS (
    SELECT c.*, a.proximite AS pres_amont, b.proximite AS pres_aval,
        coalesce(pres_amont * pres_aval, 0) AS appui,
        1 - (1 - ressemblance) * (1 - 0.7 * appui) AS note
    FROM ressemblances AS c
    LEFT JOIN proximites AS a ON a.regard = 'amont' LEFT JOIN proximites AS b ON b.regard = 'aval'
    WHERE c.regard = 'couple'
)
SELECT unnest([
    {{'terme': 'Racines communes (cosinus)', 'valeur_terme': racines, 'poids': '× 0,6'}},
    {{'terme': 'Suites de 3 à 5 lettres (cosinus)', 'valeur_terme': lettres, 'poids': '× 0,4'}},
    {{'terme': 'Mots', 'valeur_terme': mots, 'poids': if(theme IS NULL, '× 1', '× 0,85')}},
    {{'terme': 'Thème commun', 'valeur_terme': theme, 'poids': if(theme IS NULL, 'sans objet', '× 0,15')}},
    {{'terme': 'Ressemblance', 'valeur_terme': ressemblance, 'poids': 'somme'}},
    {{'terme': 'De l’amont à un bout du lien jugé', 'valeur_terme': pres_amont, 'poids': 'facteur'}},
    {{'terme': 'De l’aval à l’autre bout', 'valeur_terme': pres_aval, 'poids': 'facteur'}},
    {{'terme': 'Appui', 'valeur_terme': appui, 'poids': '× 0,7'}},
    {{'terme': 'Note', 'valeur_terme': note, 'poids': 'somme'}}
], recursive := true)
FROM termes"""
)


def note_refaite(store: Store, couple: Mapping[str, Any], aval: Ensemble) -> str:
    """La requête qui refait la note d’un couple de `rapprocher`, prête à rejouer.

    Colonnes : terme, valeur_terme, poids, dans l’ordre du calcul.
    """
    ici, la = (
        [f"{objet} {item_id}" for objet, item_id in couple["appui_bouts"]]
        if couple["appui_bouts"]
        else (None, None)
    )
    mots = _missing_words(store)
    return _NOTE.format(
        inclusif=INCLUSIF,
        mots=literal(list(mots)),
        racines=literal(list(mots.values())),
        aval=write_out(
            Requete(chosen(aval).replace("$code", "?"), tuple(parameters(aval)))
        ),
        liens=BOUTS.format(appuis_max=APPUIS_MAX),
        amont=literal(f"{couple['amont_objet']} {couple['amont_id']}"),
        vers=literal(f"{couple['aval_objet']} {couple['aval_id']}"),
        bout_ici=literal(ici),
        bout_la=literal(la),
    ).strip()


def _missing_words(store: Store) -> dict[str, str]:
    """Les mots des mesures nationales, que le vocabulaire du magasin n’a pas, et leur racine."""
    lus = store.rows("SELECT intitule FROM mesures ORDER BY mesure_id")
    racines = [prepared(intitule)["racines"] for (intitule,) in lus]
    return {mot: racine for paires in racines for racine, mot in paires.items()}
