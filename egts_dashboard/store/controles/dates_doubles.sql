-- titre : Un lancement et une journée de travail le même jour
-- sujet : calendrier
-- explication : Un lancement et une journée d’ateliers imprimés à la même date, au même endroit,
--   sont peut-être une seule journée : la compter deux fois gonflerait le calendrier.
-- examine : SELECT evenement_id FROM evenements
--   WHERE nature = 'lancement' AND precision_date = 'jour'
SELECT
    'information' AS severite,
    'evenements' AS nom_table,
    lancement.evenement_id AS ligne_id,
    'Le ' || fr_date(lancement.date_debut) || ' : ' || cite(lancement.intitule) || ' et '
        || cite(journee.intitule) || '.' AS message,
    lancement.intitule AS valeur_a,
    lieu(lancement.source_id, lancement.localisation) AS lieu_a,
    journee.intitule AS valeur_b,
    lieu(journee.source_id, journee.localisation) AS lieu_b,
    'Même jour et même territoire : sans doute une seule journée, imprimée sous deux natures.'
        AS explication
FROM evenements AS lancement
JOIN evenements AS journee USING (demarche_id, territoire_code, date_debut, precision_date)
WHERE precision_date = 'jour' AND lancement.nature = 'lancement'
    AND journee.nature IN ('journee_ateliers', 'journee_departementale', 'journee_regionale')
