-- Ce qui se déduit des tables une fois pour toutes, pour que les pages n’aient qu’à lire.

-- Chaque territoire et tous ceux qui le contiennent, lui-même compris (à la profondeur 0).
CREATE TABLE territoires_ancetres AS
WITH RECURSIVE montee AS (
    SELECT territoire_code, territoire_code AS ancetre_code, parent_code, 0 AS profondeur
    FROM territoires
    UNION ALL
    SELECT montee.territoire_code, parent.territoire_code, parent.parent_code, profondeur + 1
    FROM montee
    JOIN territoires AS parent ON parent.territoire_code = montee.parent_code
    -- Au-delà, c’est une boucle : le contrôle territoires_en_boucle la dira.
    WHERE profondeur < 12
)
SELECT
    montee.territoire_code, ancetre_code, any_value(territoires.niveau) AS ancetre_niveau,
    min(profondeur)::INTEGER AS profondeur
FROM montee
JOIN territoires ON territoires.territoire_code = ancetre_code
GROUP BY montee.territoire_code, ancetre_code
ORDER BY ALL;
COMMENT ON TABLE territoires_ancetres IS 'Chaque territoire et tous ceux qui le contiennent.';
COMMENT ON COLUMN territoires_ancetres.territoire_code IS 'Territoire contenu.';
COMMENT ON COLUMN territoires_ancetres.ancetre_code IS 'Territoire qui le contient, ou lui-même.';
COMMENT ON COLUMN territoires_ancetres.ancetre_niveau IS 'Échelon du contenant.';
COMMENT ON COLUMN territoires_ancetres.profondeur IS 'Nombre d’échelons entre les deux ; 0 pour lui-même.';

-- La région d’un territoire, la plus proche s’il y en a plusieurs ; pour l’inter-région et le
-- pays, eux-mêmes. Un territoire n’a qu’une région : sinon tout compterait double.
CREATE TABLE territoires_regions AS
SELECT
    territoires.territoire_code,
    coalesce(arg_min(region.ancetre_code, region.profondeur), territoires.territoire_code) AS region_code
FROM territoires
LEFT JOIN territoires_ancetres AS region
    ON region.territoire_code = territoires.territoire_code
    AND region.ancetre_niveau = 'region'
GROUP BY territoires.territoire_code
ORDER BY ALL;
COMMENT ON TABLE territoires_regions IS 'La région de chaque territoire.';
COMMENT ON COLUMN territoires_regions.territoire_code IS 'Territoire.';
COMMENT ON COLUMN territoires_regions.region_code IS 'Sa région ; lui-même au-dessus de la région.';

-- Un item lu par plusieurs codeurs ne compte qu’une fois : la décision l’emporte ; sans elle, le
-- codeur qui a lu le plus d’items, puis le premier par son nom.
CREATE TABLE codages_retenus AS
WITH lectures AS (
    SELECT codeur, count(DISTINCT (objet, objet_id)) AS nb_items
    FROM codages GROUP BY codeur
),
choix AS (
    SELECT objet, objet_id, arg_min(codeur, (codeur <> 'decision', -nb_items, codeur)) AS codeur
    FROM codages JOIN lectures USING (codeur)
    GROUP BY ALL
)
SELECT codages.* FROM codages JOIN choix USING (objet, objet_id, codeur)
ORDER BY objet, objet_id, rang, theme_id;
COMMENT ON TABLE codages_retenus IS 'Les codages qui comptent : ceux d’un seul codeur par item, la décision d’abord.';

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
    FROM codages_retenus
    GROUP BY ALL
)
-- Numérotés une fois triés : les trier avec leurs textes, deux fois, coûtait un cinquième de plus.
SELECT (row_number() OVER ())::INTEGER AS item_no, *
FROM (
    SELECT
        tous.* EXCLUDE (famille, rang_lecture),
        region_code,
        principaux.theme_id,
        coalesce(nb_themes, 0)::INTEGER AS nb_themes
    FROM tous
    JOIN territoires_regions USING (territoire_code)
    LEFT JOIN principaux
        ON principaux.objet = tous.objet AND principaux.objet_id = tous.item_id
    ORDER BY tous.famille, tous.rang_lecture
);
COMMENT ON TABLE items IS 'Préconisations, constats et pratiques sous une même forme, avec leur thème principal.';
COMMENT ON COLUMN items.item_no IS 'Numéro d’ordre, dans l’ordre des documents.';
COMMENT ON COLUMN items.objet IS 'Sorte d’item : preconisation, constat ou pratique.';
COMMENT ON COLUMN items.item_id IS 'Identifiant de la ligne dans sa table.';
COMMENT ON COLUMN items.angle IS 'Point de vue, pour un constat.';
COMMENT ON COLUMN items.region_code IS 'Région du territoire qui parle.';
COMMENT ON COLUMN items.theme_id IS 'Thème principal ; vide si l’item n’est pas codé.';
COMMENT ON COLUMN items.nb_themes IS 'Nombre de thèmes différents donnés à l’item.';

-- Un rang par thème donné à un item, avec ce qui sert à compter par croisement.
CREATE TABLE items_themes AS
SELECT
    items.item_no, codages_retenus.theme_id, min(codages_retenus.rang)::INTEGER AS rang,
    items.objet, items.demarche_id, items.atelier_id, items.territoire_code,
    items.region_code, items.niveau, items.annee, items.nature, items.volet, items.source_id
FROM codages_retenus
JOIN items
    ON items.objet = codages_retenus.objet AND items.item_id = codages_retenus.objet_id
GROUP BY ALL
ORDER BY items.item_no, rang;
COMMENT ON TABLE items_themes IS 'Les thèmes de chaque item, avec ses croisements.';
COMMENT ON COLUMN items_themes.item_no IS 'Item.';
COMMENT ON COLUMN items_themes.theme_id IS 'Thème donné.';
COMMENT ON COLUMN items_themes.objet IS 'Sorte d’item : preconisation, constat ou pratique.';
COMMENT ON COLUMN items_themes.region_code IS 'Région du territoire qui parle.';

-- Les mêmes codages, comptés : une page de thèmes lit ces lignes, jamais les items un à un.
-- Un item codé n’a qu’un thème principal : les lignes principales d’un croisement
-- s’additionnent au nombre de ses items codés.
CREATE TABLE themes_croises AS
SELECT
    items_themes.objet, items_themes.theme_id,
    items.theme_id = items_themes.theme_id AS est_principal,
    items_themes.demarche_id, items_themes.atelier_id, numeros_ateliers.atelier_no,
    items_themes.territoire_code, items_themes.region_code, items_themes.niveau,
    items_themes.annee, items_themes.nature, items_themes.volet, items_themes.source_id,
    numeros_sources.source_no, count(*)::INTEGER AS nb_items
FROM items_themes
JOIN items USING (item_no)
LEFT JOIN (SELECT atelier_id, rowid::INTEGER AS atelier_no FROM ateliers) AS numeros_ateliers
    ON numeros_ateliers.atelier_id = items_themes.atelier_id
LEFT JOIN (SELECT source_id, rowid::INTEGER AS source_no FROM sources) AS numeros_sources
    ON numeros_sources.source_id = items_themes.source_id
GROUP BY ALL
ORDER BY
    objet, theme_id, source_no, atelier_no, est_principal, nature, territoire_code, annee,
    niveau, items_themes.demarche_id, volet;
COMMENT ON TABLE themes_croises IS 'Combien d’items portent chaque thème, par atelier, territoire, niveau, année, nature, volet et document.';
COMMENT ON COLUMN themes_croises.objet IS 'Sorte d’item : preconisation, constat ou pratique.';
COMMENT ON COLUMN themes_croises.theme_id IS 'Thème.';
COMMENT ON COLUMN themes_croises.est_principal IS 'Le thème est le premier de ces items.';
COMMENT ON COLUMN themes_croises.demarche_id IS 'Démarche.';
COMMENT ON COLUMN themes_croises.atelier_id IS 'Atelier ; vide pour un item sans atelier.';
COMMENT ON COLUMN themes_croises.atelier_no IS 'Numéro de l’atelier : les distincts se comptent plus vite sur un entier.';
COMMENT ON COLUMN themes_croises.territoire_code IS 'Territoire des items.';
COMMENT ON COLUMN themes_croises.region_code IS 'Région du territoire.';
COMMENT ON COLUMN themes_croises.niveau IS 'Échelon des items.';
COMMENT ON COLUMN themes_croises.annee IS 'Année des items.';
COMMENT ON COLUMN themes_croises.nature IS 'Nature des items.';
COMMENT ON COLUMN themes_croises.volet IS 'Partie de la restitution dont les items viennent ; vide s’il n’y en a pas.';
COMMENT ON COLUMN themes_croises.source_id IS 'Document dont les items viennent.';
COMMENT ON COLUMN themes_croises.source_no IS 'Numéro du document, pour la même raison.';
COMMENT ON COLUMN themes_croises.nb_items IS 'Nombre d’items.';

-- Les thèmes portés ensemble par un même item, comptés : la page ne relit jamais les items.
CREATE TABLE themes_paires AS
SELECT
    items.objet, premier.theme_id AS theme_a, second.theme_id AS theme_b,
    items.demarche_id, items.atelier_id, items.territoire_code, items.niveau, items.annee,
    items.nature, items.volet, items.source_id, count(*)::INTEGER AS nb_items
FROM items
JOIN items_themes AS premier USING (item_no)
JOIN items_themes AS second
    ON second.item_no = items.item_no AND second.theme_id > premier.theme_id
WHERE items.nb_themes > 1
GROUP BY ALL
ORDER BY ALL;
COMMENT ON TABLE themes_paires IS 'Combien d’items portent chaque paire de thèmes, avec leurs croisements.';
COMMENT ON COLUMN themes_paires.objet IS 'Sorte d’item : preconisation, constat ou pratique.';
COMMENT ON COLUMN themes_paires.theme_a IS 'Premier thème de la paire, dans l’ordre des codes.';
COMMENT ON COLUMN themes_paires.theme_b IS 'Second thème de la paire.';
COMMENT ON COLUMN themes_paires.demarche_id IS 'Démarche.';
COMMENT ON COLUMN themes_paires.atelier_id IS 'Atelier ; vide pour un item sans atelier.';
COMMENT ON COLUMN themes_paires.territoire_code IS 'Territoire des items.';
COMMENT ON COLUMN themes_paires.niveau IS 'Échelon des items.';
COMMENT ON COLUMN themes_paires.annee IS 'Année des items.';
COMMENT ON COLUMN themes_paires.nature IS 'Nature des items.';
COMMENT ON COLUMN themes_paires.volet IS 'Partie de la restitution dont les items viennent.';
COMMENT ON COLUMN themes_paires.source_id IS 'Document dont les items viennent.';
COMMENT ON COLUMN themes_paires.nb_items IS 'Nombre d’items.';
