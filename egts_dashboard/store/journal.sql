-- Le journal se déplie : le geste d’une ligne qu’un lot ajoute, et qui est toujours là, se lit dans
-- sa table ; seuls s’écrivent les autres (store/journal.py).

-- Chaque ligne apportée par un lot, sa place dans sa table, et sa clé telle que le journal l’écrit.
CREATE VIEW lignes_placees AS
SELECT 'territoires' AS nom_table, rowid AS place, territoire_code AS ligne_id FROM territoires
UNION ALL SELECT 'sources', rowid, source_id FROM sources
UNION ALL SELECT 'themes', rowid, theme_id FROM themes
UNION ALL SELECT 'demarches', rowid, demarche_id FROM demarches
UNION ALL SELECT 'evenements', rowid, evenement_id FROM evenements
UNION ALL SELECT 'ateliers', rowid, atelier_id FROM ateliers
UNION ALL SELECT 'effectifs', rowid, effectif_id FROM effectifs
UNION ALL SELECT 'preconisations', rowid, preconisation_id FROM preconisations
UNION ALL SELECT 'constats', rowid, constat_id FROM constats
UNION ALL SELECT 'pratiques', rowid, pratique_id FROM pratiques
UNION ALL SELECT 'codages', rowid, concat_ws(' · ', objet, objet_id, theme_id, codeur) FROM codages
UNION ALL
SELECT 'suggestions_refusees', rowid, concat_ws(' · ', objet, objet_id, theme_id)
FROM suggestions_refusees
UNION ALL SELECT 'mesures', rowid, mesure_id FROM mesures
UNION ALL SELECT 'remontees', rowid, remontee_id FROM remontees
UNION ALL SELECT 'liens', rowid, lien_id FROM liens
UNION ALL SELECT 'enveloppes', rowid, enveloppe_id FROM enveloppes
UNION ALL SELECT 'lignes_budgetaires', rowid, ligne_id FROM lignes_budgetaires
UNION ALL SELECT 'totaux_declares', rowid, total_id FROM totaux_declares
UNION ALL SELECT 'structures', rowid, structure_id FROM structures
UNION ALL SELECT 'contributions', rowid, contribution_id FROM contributions
UNION ALL SELECT 'populations_reference', rowid, reference_id FROM populations_reference
UNION ALL SELECT 'credits_reference', rowid, credit_id FROM credits_reference
UNION ALL SELECT 'employeurs_reference', rowid, employeur_id FROM employeurs_reference
UNION ALL SELECT 'sigles', rowid, concat_ws(' · ', sigle, developpe) FROM sigles
UNION ALL SELECT 'mentions', rowid, mention_id FROM mentions
UNION ALL SELECT 'exclusions', rowid, exclusion_id FROM exclusions;
COMMENT ON VIEW lignes_placees IS 'Chaque ligne apportée par un lot, avec sa place dans sa table.';

-- Sans ordre : qui lit le journal le range par rang.
CREATE VIEW journal AS
SELECT rang, lot_id, nom_table, ligne_id, geste, champs FROM gestes
UNION ALL
SELECT
    (premier_rang + place - premiere_place)::INTEGER, lot_id, lignes_placees.nom_table, ligne_id,
    'ajout', NULL
FROM ajouts_suivis
JOIN lignes_placees
    ON lignes_placees.nom_table = ajouts_suivis.nom_table
    AND place >= premiere_place AND place < premiere_place + nb;

-- Compter ne déplie rien.
CREATE VIEW gestes_comptes AS
SELECT lot_id, nom_table, geste, count(*)::BIGINT AS nb FROM gestes GROUP BY ALL
UNION ALL
SELECT lot_id, nom_table, 'ajout', sum(nb)::BIGINT FROM ajouts_suivis GROUP BY ALL;
COMMENT ON VIEW gestes_comptes IS 'Combien de lignes chaque lot a ajoutées, corrigées et retirées, par table ; un même compte peut tenir en deux lignes.';
