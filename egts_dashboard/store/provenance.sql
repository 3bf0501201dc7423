-- Une somme n’est pas plus sûre que la moins sûre de ses lignes.
CREATE MACRO moins_sure(certitude) AS arg_max(
    certitude, array_position(['imprime', 'deduit', 'incertain'], certitude)
);

-- Chaque ligne tirée d’un document, quelle que soit sa table, avec l’endroit où la lire.
CREATE VIEW lignes_situees AS
SELECT
    'preconisation' AS objet, 'preconisations' AS nom_table, preconisation_id AS ligne_id,
    demarche_id, territoire_code,
    source_id, localisation, ligne_debut, ligne_fin, certitude
FROM preconisations
UNION ALL
SELECT
    'constat', 'constats', constat_id,
    demarche_id, territoire_code,
    source_id, localisation, ligne_debut, ligne_fin, certitude
FROM constats
UNION ALL
SELECT
    'pratique', 'pratiques', pratique_id,
    demarche_id, territoire_code,
    source_id, localisation, ligne_debut, ligne_fin, certitude
FROM pratiques
UNION ALL
SELECT
    'atelier', 'ateliers', atelier_id,
    demarche_id, territoire_code,
    source_id, localisation, ligne_debut, ligne_fin, certitude
FROM ateliers
UNION ALL
SELECT
    'evenement', 'evenements', evenement_id,
    demarche_id, territoire_code,
    source_id, localisation, ligne_debut, ligne_fin, certitude
FROM evenements
UNION ALL
SELECT
    'effectif', 'effectifs', effectif_id,
    demarche_id, territoire_code,
    source_id, localisation, ligne_debut, ligne_fin, certitude
FROM effectifs
UNION ALL
SELECT
    'enveloppe', 'enveloppes', enveloppe_id,
    demarche_id, NULL,
    source_id, localisation, ligne_debut, ligne_fin, certitude
FROM enveloppes
UNION ALL
SELECT
    'ligne_budgetaire', 'lignes_budgetaires', ligne_id,
    demarche_id, territoire_code,
    source_id, localisation, ligne_debut, ligne_fin, certitude
FROM lignes_budgetaires
UNION ALL
SELECT
    'total_declare', 'totaux_declares', total_id,
    demarche_id, CASE WHEN perimetre LIKE 'territoire:%' THEN split_part(perimetre, ':', 2) END,
    source_id, localisation, ligne_debut, ligne_fin, certitude
FROM totaux_declares
UNION ALL
SELECT
    'structure', 'structures', structure_id,
    demarche_id, territoire_code,
    source_id, localisation, ligne_debut, ligne_fin, certitude
FROM structures
UNION ALL
SELECT
    'contribution', 'contributions', contribution_id,
    demarche_id, territoire_code,
    source_id, localisation, ligne_debut, ligne_fin, certitude
FROM contributions
UNION ALL
SELECT
    'mesure', 'mesures', mesure_id,
    NULL, NULL,
    source_id, localisation, ligne_debut, ligne_fin, certitude
FROM mesures
UNION ALL
SELECT
    'population_reference', 'populations_reference', reference_id,
    NULL, NULL,
    source_id, localisation, ligne_debut, ligne_fin, certitude
FROM populations_reference
UNION ALL
SELECT
    'credit_reference', 'credits_reference', credit_id,
    NULL, NULL,
    source_id, localisation, ligne_debut, ligne_fin, certitude
FROM credits_reference
UNION ALL
SELECT
    'employeur_reference', 'employeurs_reference', employeur_id,
    NULL, NULL,
    source_id, localisation, ligne_debut, ligne_fin, certitude
FROM employeurs_reference;
COMMENT ON VIEW lignes_situees IS 'Toute ligne tirée d’un document, avec son endroit.';
