-- titre : Les ateliers qui ont des participations mais pas de séances
-- sujet : participation
-- explication : Sans nombre de séances, des participations ne se rapportent à rien : la moyenne
--   par séance ne se calcule pas pour cet atelier.
-- examine : SELECT atelier_id FROM ateliers WHERE nb_participants IS NOT NULL
SELECT
    'information' AS severite,
    'ateliers' AS nom_table,
    atelier_id AS ligne_id,
    cite(intitule) || ' : ' || fr_compte(nb_participants, 'participation', 'participations')
        || ', nombre de séances non renseigné.' AS message,
    fr_compte(nb_participants, 'participation', 'participations') AS valeur_a,
    lieu(source_id, localisation) AS lieu_a,
    'non renseigné' AS valeur_b,
    lieu(source_id, localisation) AS lieu_b,
    coalesce(note, 'Le document ne donne pas les séances de cet atelier.') AS explication
FROM ateliers
WHERE nb_participants IS NOT NULL AND nb_seances IS NULL
