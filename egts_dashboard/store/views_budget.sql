-- Les définitions propres au budget.

-- Une dépense, avec sa région et sa place par rapport à l’enveloppe.
CREATE VIEW depenses AS
SELECT
    lignes_budgetaires.*,
    lignes_budgetaires.rowid AS rang_registre,
    enveloppe_id IS NOT NULL AS est_dans_enveloppe,
    territoires_regions.region_code
FROM lignes_budgetaires
LEFT JOIN territoires_regions USING (territoire_code);
COMMENT ON VIEW depenses IS 'Les dépenses, avec leur région et leur place par rapport à l’enveloppe.';

-- La consommation d’une enveloppe sous ses deux lectures : la somme des lignes, et le total imprimé.
CREATE VIEW consommation_enveloppes AS
SELECT
    enveloppes.enveloppe_id,
    enveloppes.demarche_id,
    enveloppes.intitule,
    enveloppes.montant_eur AS notifie_eur,
    coalesce(lignes.somme_eur, 0) AS somme_lignes_eur,
    coalesce(lignes.nb_lignes, 0) AS nb_lignes,
    declares.valeur AS total_imprime_eur,
    declares.total_id,
    declares.autres_totaux_eur,
    enveloppes.montant_eur - coalesce(lignes.somme_eur, 0) AS reste_lignes_eur,
    enveloppes.montant_eur - declares.valeur AS reste_imprime_eur,
    coalesce(lignes.somme_eur, 0) - declares.valeur AS ecart_eur
FROM enveloppes
LEFT JOIN (
    SELECT enveloppe_id, sum(montant_eur) AS somme_eur, count(*) AS nb_lignes
    FROM lignes_budgetaires
    WHERE etat <> 'prevu'
    GROUP BY enveloppe_id
) AS lignes USING (enveloppe_id)
LEFT JOIN (
    -- Deux documents peuvent imprimer chacun leur total : le premier du registre est montré.
    SELECT
        perimetre,
        arg_min(valeur, totaux_declares.rowid) AS valeur,
        arg_min(total_id, totaux_declares.rowid) AS total_id,
        list(valeur ORDER BY totaux_declares.rowid)[2:] AS autres_totaux_eur
    FROM totaux_declares
    WHERE objet = 'budget'
    GROUP BY perimetre
) AS declares ON declares.perimetre = 'enveloppe:' || enveloppes.enveloppe_id
ORDER BY enveloppe_id;
COMMENT ON VIEW consommation_enveloppes IS 'Ce qu’une enveloppe a porté : somme des lignes et total imprimé.';

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
