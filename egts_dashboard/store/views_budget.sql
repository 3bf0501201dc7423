-- Les définitions propres au budget.

-- Ce qu’une démarche compte dans une région : de quoi y rapporter une dépense.
CREATE VIEW comptes_regions AS
SELECT
    demarche_id, region_code,
    sum(nb_participations)::INTEGER AS nb_participations,
    nullif(sum(nb_ateliers), 0)::INTEGER AS nb_ateliers,
    nullif(sum(nb_preconisations), 0)::INTEGER AS nb_preconisations
FROM (
    SELECT demarche_id, region_code, sum(nb_participations) AS nb_participations,
        count(*) AS nb_ateliers, 0 AS nb_preconisations
    FROM participations_ateliers GROUP BY ALL
    UNION ALL
    SELECT demarche_id, region_code, NULL, 0, sum(nb_items)
    FROM items_croises WHERE objet = 'preconisation' GROUP BY ALL
)
GROUP BY ALL;
COMMENT ON VIEW comptes_regions IS 'Participations, ateliers et préconisations de chaque démarche dans chaque région.';

-- Les dépenses qu’une région porte ; celles de l’inter-région n’y sont pas.
CREATE VIEW depenses_regionales AS
SELECT depenses.*, territoires.nom AS region
FROM depenses
JOIN territoires ON territoires.territoire_code = depenses.region_code
WHERE territoires.niveau = 'region';
COMMENT ON VIEW depenses_regionales IS 'Les dépenses portées par une région.';
