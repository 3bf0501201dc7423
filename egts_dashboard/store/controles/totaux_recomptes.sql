-- titre : Les totaux imprimés et ce que les autres lignes recomptent
-- sujet : participation
-- explication : Présences d’un événement, journées datées, ateliers connus : un total imprimé dont
--   le sens est sans équivoque se recompte sur les autres lignes du magasin.
-- examine : SELECT total_id FROM totaux_recomptes JOIN totaux_declares USING (total_id)
--   WHERE recompte IS NOT NULL AND unite NOT IN ('seances', 'departements')
SELECT
    'alerte' AS severite,
    'totaux_declares' AS nom_table,
    total_id AS ligne_id,
    upper(lecture[1]) || lecture[2:] || ' : ' || fr_decimal(valeur, nb_decimales(valeur))
        || ' selon le document, ' || fr_decimal(recompte, nb_decimales(recompte))
        || ' selon les lignes (écart : ' || CASE WHEN recompte > valeur THEN '+' ELSE '' END
        || fr_decimal(recompte - valeur, nb_decimales(recompte - valeur)) || ').' AS message,
    fr_decimal(valeur, nb_decimales(valeur)) AS valeur_a,
    lieu(source_id, localisation) AS lieu_a,
    fr_decimal(recompte, nb_decimales(recompte)) AS valeur_b,
    'calcul : ' || lecture AS lieu_b,
    coalesce('Le document nuance son total : ' || cite(qualificatif) || '.',
        'Rien dans les lignes ne dit d’où vient l’écart.') AS explication
FROM totaux_recomptes
JOIN totaux_declares USING (total_id)
WHERE unite NOT IN ('seances', 'departements') AND recompte <> valeur
    -- « Avoisine » ne se recompte pas : signatures_estimation en parle.
    AND NOT EXISTS (
        SELECT 1 FROM effectifs
        WHERE dimension = 'total' AND effectifs.nature = 'estime'
            AND perimetre = 'evenement:' || effectifs.evenement_id
            AND effectifs.valeur = totaux_declares.valeur
    )
