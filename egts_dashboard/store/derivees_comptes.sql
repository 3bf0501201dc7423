-- Ce que les pages de qualité comptent sur toutes les lignes du magasin : une fois pour toutes.

-- Combien de lignes chaque document a données, par table et par certitude.
CREATE TABLE lignes_comptees AS
SELECT nom_table, source_id, certitude, count(*)::INTEGER AS nb_lignes
FROM lignes_situees
GROUP BY ALL
ORDER BY ALL;
COMMENT ON TABLE lignes_comptees IS 'Nombre de lignes tirées de chaque document, par table et par certitude.';
COMMENT ON COLUMN lignes_comptees.nom_table IS 'Table.';
COMMENT ON COLUMN lignes_comptees.source_id IS 'Document.';
COMMENT ON COLUMN lignes_comptees.certitude IS 'Imprimé, déduit ou incertain.';
COMMENT ON COLUMN lignes_comptees.nb_lignes IS 'Nombre de lignes.';

-- Les lignes distinctes de chaque document, selon ce qui les couvre le mieux : une ligne compte
-- une fois, un fait l’emporte sur une mention, une mention sur une exclusion.
CREATE TABLE couvertures_comptees AS
WITH passages AS (
    SELECT source_id, 1 AS rang, NULL AS categorie, ligne_debut, ligne_fin
    FROM lignes_situees WHERE certitude IS NOT NULL
    UNION ALL
    SELECT source_id, 2, NULL, ligne_debut, ligne_fin FROM mentions
    UNION ALL
    SELECT source_id, 3, categorie, ligne_debut, ligne_fin FROM exclusions
),
lignes AS (
    SELECT
        source_id, rang, categorie,
        unnest(range(ligne_debut, coalesce(ligne_fin, ligne_debut) + 1)) AS ligne
    FROM passages
    WHERE ligne_debut IS NOT NULL
),
couvertes AS (
    -- Une ligne exclue pour deux raisons garde toujours la même.
    SELECT source_id, ligne, min(rang) AS rang, min(categorie) AS categorie
    FROM lignes GROUP BY ALL
)
SELECT
    source_id, ['fait', 'mention', 'exclusion'][rang] AS sorte,
    if(rang = 3, categorie, NULL) AS categorie_exclusion, count(*)::INTEGER AS nb_lignes
FROM couvertes
GROUP BY ALL
ORDER BY ALL;
COMMENT ON TABLE couvertures_comptees IS 'Nombre de lignes distinctes de chaque document, selon ce qui les couvre.';
COMMENT ON COLUMN couvertures_comptees.source_id IS 'Document.';
COMMENT ON COLUMN couvertures_comptees.sorte IS 'Fait, mention ou exclusion : ce qui couvre le mieux la ligne.';
COMMENT ON COLUMN couvertures_comptees.categorie_exclusion IS 'Raison d’une exclusion.';
COMMENT ON COLUMN couvertures_comptees.nb_lignes IS 'Nombre de lignes du document.';

-- Qui a codé, et comment.
CREATE TABLE codages_comptes AS
SELECT codeur, methode, count(*) AS nb_codages, count(note) AS nb_notes
FROM codages
GROUP BY ALL
ORDER BY ALL;
COMMENT ON TABLE codages_comptes IS 'Nombre de codages de chaque codeur, par méthode.';
COMMENT ON COLUMN codages_comptes.codeur IS 'Qui a codé.';
COMMENT ON COLUMN codages_comptes.methode IS 'Comment.';
COMMENT ON COLUMN codages_comptes.nb_codages IS 'Nombre de thèmes donnés.';
COMMENT ON COLUMN codages_comptes.nb_notes IS 'Ceux dont le choix est expliqué.';

-- Les écarts trouvés, avec leur contrôle et leurs documents, dans l’ordre où on les montre : les
-- plus graves d’abord, et un de chaque contrôle avant le deuxième d’aucun.
-- Le titre du document ouvre chaque lieu : c’est ainsi que les contrôles l’écrivent. Comparer
-- d’abord trois lettres épargne de confronter chaque lieu à tous les documents.
CREATE TABLE anomalies_situees AS
WITH lues AS (
    SELECT
        anomalies.*, controles.rang, controles.titre AS controle, demarche_id,
        if(anomalies.nom_table = 'sources', ligne_id, lignes_situees.source_id) AS source_id,
        CASE
            WHEN a.source_id <> b.source_id THEN list_distinct([a.source_id, b.source_id])
            WHEN a.source_id IS NULL AND b.source_id IS NULL THEN []
            ELSE [coalesce(a.source_id, b.source_id)]
        END AS source_ids,
        coalesce(a.source_id <> b.source_id, false) AS est_entre_documents
    FROM anomalies
    JOIN controles USING (controle_id)
    LEFT JOIN lignes_situees USING (nom_table, ligne_id)
    LEFT JOIN (SELECT source_id, titre FROM sources) AS a
        ON left(lieu_a, 3) = left(a.titre || ', ', 3) AND starts_with(lieu_a, a.titre || ', ')
    LEFT JOIN (SELECT source_id, titre FROM sources) AS b
        ON left(lieu_b, 3) = left(b.titre || ', ', 3) AND starts_with(lieu_b, b.titre || ', ')
),
tournees AS (
    SELECT
        *, row_number() OVER (PARTITION BY controle_id, severite ORDER BY anomalie_id) AS tour
    FROM lues
)
SELECT
    (row_number() OVER (
        ORDER BY
            array_position(['erreur', 'alerte', 'information'], severite),
            tour, rang, anomalie_id
    ))::INTEGER AS ordre,
    tournees.* EXCLUDE (tour)
FROM tournees
ORDER BY ordre;
COMMENT ON TABLE anomalies_situees IS 'Les écarts, avec leur contrôle et leurs documents, dans l’ordre où on les montre.';
COMMENT ON COLUMN anomalies_situees.ordre IS 'Rang à l’écran quand rien n’est filtré.';
COMMENT ON COLUMN anomalies_situees.rang IS 'Rang du contrôle.';
COMMENT ON COLUMN anomalies_situees.controle IS 'Titre du contrôle.';
COMMENT ON COLUMN anomalies_situees.demarche_id IS 'Démarche de la ligne en cause.';
COMMENT ON COLUMN anomalies_situees.source_id IS 'Document de la ligne en cause.';
COMMENT ON COLUMN anomalies_situees.source_ids IS 'Documents des deux lieux.';
COMMENT ON COLUMN anomalies_situees.est_entre_documents IS 'Les deux lieux sont dans deux documents.';

-- Les mêmes items tirés que index_tires, avec tout ce qui les filtre : un échantillon se choisit sans
-- relire les items un à un.
CREATE TABLE items_tires AS
WITH tires AS (
    SELECT items.*, (item_no * 2654435761) // 128 AS tirage
    FROM items WHERE (item_no * 2654435761) // 128 % 8 = 0
),
par_item AS (
    SELECT item_no, list(theme_id ORDER BY theme_id) AS themes
    FROM items_themes SEMI JOIN tires USING (item_no) GROUP BY item_no
)
SELECT
    tirage & -tirage AS pas, item_no, objet, demarche_id, atelier_id,
    territoire_code, niveau, annee, nature, volet, source_id, coalesce(themes, []) AS themes,
    if(item_no IN (SELECT item_no FROM items_repris), 'oui', 'non') AS reprise, nb_mots
FROM tires LEFT JOIN par_item USING (item_no) JOIN items_longueurs USING (item_no)
ORDER BY pas DESC, item_no;
COMMENT ON TABLE items_tires IS 'Un item sur huit, avec ce qui le filtre, pour comparer les mots de très grandes sélections.';
COMMENT ON COLUMN items_tires.pas IS 'Le plus grand pas qui tire cet item : une puissance de deux, à partir de 8.';
COMMENT ON COLUMN items_tires.item_no IS 'Numéro de l’item.';
COMMENT ON COLUMN items_tires.objet IS 'Sorte d’item : preconisation, constat ou pratique.';
COMMENT ON COLUMN items_tires.themes IS 'Ses thèmes ; liste vide s’il n’est pas codé.';
COMMENT ON COLUMN items_tires.reprise IS 'oui : redit ailleurs, ou dont une suite est validée.';
COMMENT ON COLUMN items_tires.nb_mots IS 'Nombre de mots pleins.';
