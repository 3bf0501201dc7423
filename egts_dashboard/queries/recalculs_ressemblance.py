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
