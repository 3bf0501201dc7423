-- Ce qui se déduit des tables une fois pour toutes, pour que les pages n’aient qu’à lire.

-- Chaque territoire et tous ceux qui le contiennent, lui-même compris.
CREATE TABLE territoires_ancetres AS
WITH RECURSIVE montee AS (
    SELECT territoire_code, territoire_code AS ancetre_code, parent_code
    FROM territoires
    UNION ALL
    SELECT montee.territoire_code, parent.territoire_code, parent.parent_code
    FROM montee
    JOIN territoires AS parent ON parent.territoire_code = montee.parent_code
)
SELECT montee.territoire_code, ancetre_code, territoires.niveau AS ancetre_niveau
FROM montee
JOIN territoires ON territoires.territoire_code = ancetre_code
ORDER BY ALL;
COMMENT ON TABLE territoires_ancetres IS 'Chaque territoire et tous ceux qui le contiennent.';

-- La région d’un territoire ; pour l’inter-région et le pays, eux-mêmes.
CREATE TABLE territoires_regions AS
SELECT
    territoires.territoire_code,
    coalesce(region.ancetre_code, territoires.territoire_code) AS region_code
FROM territoires
LEFT JOIN territoires_ancetres AS region
    ON region.territoire_code = territoires.territoire_code
    AND region.ancetre_niveau = 'region'
ORDER BY ALL;
COMMENT ON TABLE territoires_regions IS 'La région de chaque territoire.';

-- Préconisations, constats et pratiques sous une même forme, dans l’ordre des documents.
CREATE TABLE items AS
WITH tous AS (
    SELECT
        'preconisation' AS objet, preconisation_id AS item_id, demarche_id, atelier_id,
        territoire_code, niveau, annee, nature, NULL AS angle, volet, thematique, rang,
        intitule, verbatim, source_id, localisation, ligne_debut, ligne_fin, certitude, note,
        1 AS famille, rowid AS rang_lecture
    FROM preconisations
    UNION ALL
    SELECT
        'constat', constat_id, demarche_id, atelier_id,
        territoire_code, niveau, annee, nature, angle, volet, thematique, rang,
        intitule, verbatim, source_id, localisation, ligne_debut, ligne_fin, certitude, note,
        2, rowid
    FROM constats
    UNION ALL
    SELECT
        'pratique', pratique_id, pratiques.demarche_id, NULL,
        pratiques.territoire_code, territoires.niveau, demarches.annee_fin, 'pratique', NULL,
        NULL, thematique, 1,
        pratiques.intitule, verbatim, source_id, localisation, ligne_debut, ligne_fin,
        certitude, note, 3, pratiques.rowid
    FROM pratiques
    JOIN demarches USING (demarche_id)
    JOIN territoires ON territoires.territoire_code = pratiques.territoire_code
),
principaux AS (
    SELECT
        objet, objet_id,
        arg_min(theme_id, (rang, codeur)) AS theme_id,
        count(DISTINCT theme_id) AS nb_themes
    FROM codages
    GROUP BY ALL
)
SELECT
    (row_number() OVER (ORDER BY tous.famille, tous.rang_lecture))::INTEGER AS item_no,
    tous.* EXCLUDE (famille, rang_lecture),
    region_code,
    principaux.theme_id,
    coalesce(nb_themes, 0)::INTEGER AS nb_themes
FROM tous
JOIN territoires_regions USING (territoire_code)
LEFT JOIN principaux
    ON principaux.objet = tous.objet AND principaux.objet_id = tous.item_id
ORDER BY item_no;
COMMENT ON TABLE items IS 'Préconisations, constats et pratiques sous une même forme, avec leur thème principal.';

-- Un rang par thème donné à un item, avec ce qui sert à compter par croisement.
CREATE TABLE items_themes AS
SELECT
    items.item_no, codages.theme_id, min(codages.rang)::INTEGER AS rang,
    items.objet, items.demarche_id, items.atelier_id, items.territoire_code,
    items.region_code, items.niveau, items.annee, items.nature, items.source_id
FROM codages
JOIN items ON items.objet = codages.objet AND items.item_id = codages.objet_id
GROUP BY ALL
ORDER BY items.item_no, rang;
COMMENT ON TABLE items_themes IS 'Les thèmes de chaque item, avec ses croisements.';
