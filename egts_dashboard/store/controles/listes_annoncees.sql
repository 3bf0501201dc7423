-- titre : Le nombre de propositions annoncé et celui de la liste
-- sujet : propositions
-- explication : Un nombre d’items annoncé pour un atelier se compare aux propositions lues dans sa
--   liste ; annoncé pour une démarche, aux items lus dans les lignes mêmes de l’annonce. Un item
--   éclaté en plusieurs lignes compte une fois, par son rang.
-- examine : SELECT total_id FROM totaux_declares WHERE objet = 'preconisations' AND unite = 'items'
--   AND (perimetre LIKE 'atelier:%' OR ligne_fin > ligne_debut)
WITH annonces AS (
    SELECT
        total_id, perimetre, valeur, source_id, qualificatif, note, ligne_debut, ligne_fin,
        lieu(source_id, localisation) AS ou_annonce
    FROM totaux_declares
    WHERE objet = 'preconisations' AND unite = 'items'
),
listes AS (
    SELECT
        annonces.*, items.preconisation_id AS item_id, items.rang, items.volet, items.nature,
        lieu(items.source_id, items.localisation) AS ou_item
    FROM annonces
    JOIN preconisations AS items ON items.source_id = annonces.source_id AND (
        (items.atelier_id = vise(perimetre) AND perimetre LIKE 'atelier:%'
            AND items.nature = 'proposition')
        OR (perimetre NOT LIKE 'atelier:%' AND annonces.ligne_fin > annonces.ligne_debut
            AND items.ligne_debut BETWEEN annonces.ligne_debut AND annonces.ligne_fin)
    )
),
comptes AS (
    SELECT
        total_id, count(*) AS nb_lignes, count(DISTINCT (volet, nature, rang)) AS nb_rangs,
        arg_min(ou_item, (rang, item_id)) AS ou_liste
    FROM listes
    GROUP BY total_id
)
SELECT
    'alerte' AS severite,
    'totaux_declares' AS nom_table,
    total_id AS ligne_id,
    coalesce(cite(ateliers.intitule) || ' : ', '') || fr_compte(valeur, 'item annoncé', 'items annoncés')
        || coalesce(' (' || cite(qualificatif) || ')', '') || ', '
        || fr_nombre(nb_rangs) || ' dans la liste.' AS message,
    fr_compte(valeur, 'item', 'items') AS valeur_a,
    ou_annonce AS lieu_a,
    fr_compte(nb_rangs, 'item', 'items') AS valeur_b,
    ou_liste AS lieu_b,
    CASE WHEN nb_lignes > nb_rangs
        THEN fr_compte(nb_lignes - nb_rangs, 'ligne de plus vient', 'lignes de plus viennent')
            || ' d’items éclatés. ' ELSE '' END
        || CASE WHEN nb_rangs > valeur
            THEN 'La liste en porte ' || fr_nombre(nb_rangs - valeur)
                || ' de plus : deux puces collées, ou une annonce faite avant la liste.'
            ELSE 'Il en manque ' || fr_nombre(valeur - nb_rangs)
                || ' : une puce perdue, ou une annonce qui comptait autrement.' END AS explication
FROM annonces
JOIN comptes USING (total_id)
LEFT JOIN ateliers ON perimetre = 'atelier:' || ateliers.atelier_id
WHERE valeur NOT IN (nb_rangs, nb_lignes)
