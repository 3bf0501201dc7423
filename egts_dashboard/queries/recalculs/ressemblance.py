"""La ressemblance de deux textes, refaite en SQL : racines, suites de lettres, et le poids de chacune.

Les racines sont celles que le magasin garde (`vocabulaire`) : Snowball ne s’écrit pas en SQL.
"""

# De chaque texte, ses racines (et le mot écrit) et ses suites de 3 à 5 caractères.
TRAITS = """
plies AS (SELECT no, plier(intitule, '{inclusif}') AS plie FROM textes),
racines_lues AS (
    SELECT no, racine AS trait, arg_max(mot, place) AS mot
    FROM (
        SELECT no, unnest(mots) AS mot, unnest(range(len(mots))) AS place
        FROM (SELECT no, regexp_extract_all(plie, '[a-z0-9]+') AS mots FROM plies)
    )
    JOIN vocabulaire USING (mot) GROUP BY ALL
),
traits AS (
    SELECT 'racines' AS sorte, no, trait FROM racines_lues
    UNION ALL
    SELECT 'lettres', no, unnest(suites_de_lettres(plie)) FROM plies
),"""

# Un trait pèse ln(1 + textes / textes qui le portent), et le texte entier pèse 1.
JUMELLES = (
    """
textes AS (SELECT item_no AS no, intitule, provenance, atelier_id FROM entrees),"""
    + TRAITS
    + """
raretes AS (
    SELECT sorte, trait, count(*) AS nb, ln(1 + (SELECT count(*) FROM textes) / count(*)) AS rarete
    FROM traits GROUP BY ALL
),
poids AS (
    SELECT sorte, no, trait, nb, rarete / sqrt(sum(rarete ** 2) OVER (PARTITION BY sorte, no)) AS poids
    FROM traits JOIN raretes USING (sorte, trait)
),
candidats AS (
    SELECT a.no AS a, b.no AS b FROM poids AS a JOIN poids AS b USING (sorte, trait)
    WHERE sorte = 'racines' AND a.nb <= greatest(60, 0.05 * (SELECT count(*) FROM textes))
    GROUP BY a.no, b.no
    QUALIFY row_number() OVER (PARTITION BY a.no ORDER BY sum(a.poids * b.poids) DESC, b.no) <= 40
),
couples AS (
    SELECT a, b, ici.intitule, ici.provenance, la.intitule AS jumelle, la.provenance AS jumelle_provenance
    FROM candidats JOIN textes AS ici ON ici.no = a JOIN textes AS la ON la.no = b
    WHERE a < b AND ici.atelier_id <> la.atelier_id
),
cosinus AS (
    SELECT a, b, coalesce(sum(ici.poids * la.poids) FILTER (ici.sorte = 'racines'), 0) AS cosinus_racines,
        coalesce(sum(ici.poids * la.poids) FILTER (ici.sorte = 'lettres'), 0) AS cosinus_lettres
    FROM couples JOIN poids AS ici ON ici.no = a
    JOIN poids AS la ON la.no = b AND la.sorte = ici.sorte AND la.trait = ici.trait
    GROUP BY ALL
),
communs AS (
    SELECT a, b, string_agg(la.mot, ', ' ORDER BY trait) AS mots_communs
    FROM couples JOIN racines_lues AS ici ON ici.no = a
    JOIN racines_lues AS la USING (trait) WHERE la.no = b
    GROUP BY ALL
)
SELECT intitule, provenance, jumelle, jumelle_provenance, cosinus_racines, cosinus_lettres,
    0.6 * cosinus_racines + 0.4 * cosinus_lettres AS score, mots_communs
FROM couples JOIN cosinus USING (a, b) LEFT JOIN communs USING (a, b)
WHERE score >= {seuil_ressemblance}
ORDER BY score DESC, a, b"""
)

# Les deux groupes les plus ressemblants se réunissent, tant que leurs couples se ressemblent en
# moyenne assez ; les groupes d’une seule origine ne comptent pas.
VOISINES = """
ecrits AS (
    SELECT item_no, ecrit, min(place) AS place
    FROM (
        SELECT item_no, unnest(mots) AS ecrit, unnest(range(len(mots))) AS place
        FROM (SELECT item_no, regexp_extract_all(intitule, '[\\p{{L}}\\p{{N}}_]+') AS mots FROM entrees)
    ) GROUP BY ALL
),
racines_lues AS (
    SELECT item_no, racine, arg_max(ecrit, place) AS ecrit
    FROM ecrits JOIN vocabulaire ON mot = plier(ecrit, '{inclusif}') GROUP BY ALL
),
poids AS (
    SELECT item_no, racine, rarete / sqrt(sum(rarete ** 2) OVER (PARTITION BY item_no)) AS poids
    FROM racines_lues JOIN (
        SELECT racine, ln(1 + (SELECT count(*) FROM entrees) / count(*)) AS rarete
        FROM racines_lues GROUP BY racine
    ) USING (racine)
),
cosinus AS (
    SELECT a.item_no AS a, b.item_no AS b, sum(a.poids * b.poids) AS cosinus
    FROM poids AS a JOIN poids AS b USING (racine) WHERE a.item_no <> b.item_no GROUP BY ALL
),
tours AS (
    SELECT 0 AS tour, item_no, item_no AS groupe, 1 AS taille FROM entrees
    UNION ALL
    SELECT tour + 1, item_no, if(groupe = b, a, groupe), if(groupe IN (a, b), reunis, taille)
    FROM tours CROSS JOIN (
        SELECT ici.groupe AS a, la.groupe AS b, any_value(ici.taille + la.taille) AS reunis
        FROM tours AS ici JOIN cosinus ON a = ici.item_no JOIN tours AS la ON la.item_no = b
        WHERE ici.groupe < la.groupe
        GROUP BY ici.groupe, la.groupe
        HAVING sum(cosinus) / any_value(ici.taille * la.taille) >= {ressemblance_min}
        ORDER BY sum(cosinus) / any_value(ici.taille * la.taille) DESC, 1, 2 LIMIT 1
    )
),
groupes AS (
    SELECT groupe AS premier, item_no FROM tours WHERE tour = (SELECT max(tour) FROM tours)
),
retenus AS (
    SELECT premier, ressemblance,
        row_number() OVER (ORDER BY nb_origines DESC, ressemblance DESC, places) AS groupe
    FROM (
        SELECT premier, count(DISTINCT origine_id) AS nb_origines, list(item_no ORDER BY item_no) AS places,
            count(*) * (count(*) - 1) / 2 AS nb_couples
        FROM groupes JOIN entrees USING (item_no) GROUP BY premier HAVING nb_origines > 1
    )
    JOIN (
        SELECT ici.premier, sum(cosinus) / 2 AS somme
        FROM groupes AS ici JOIN cosinus ON a = ici.item_no
        JOIN groupes AS la ON la.item_no = b AND la.premier = ici.premier
        GROUP BY ALL
    ) USING (premier)
    CROSS JOIN LATERAL (SELECT somme / nb_couples AS ressemblance)
),
partages AS (
    SELECT item_no, string_agg(lower(ecrit), ', ' ORDER BY racine) AS mots_partages
    FROM racines_lues JOIN groupes USING (item_no)
    WHERE (premier, racine) IN (
        SELECT (premier, racine) FROM groupes JOIN racines_lues USING (item_no)
        GROUP BY premier, racine HAVING count(*) > 1
    )
    GROUP BY item_no
)
SELECT entrees.*, groupe, round(ressemblance, 2) AS ressemblance, coalesce(mots_partages, '') AS mots_partages
FROM retenus JOIN groupes USING (premier) JOIN entrees USING (item_no)
LEFT JOIN partages USING (item_no)
ORDER BY groupe, item_no"""
