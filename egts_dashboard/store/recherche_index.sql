COMMENT ON TABLE items_textes IS 'Les mots de chaque item, repliés et dans l’ordre, pour vérifier une longue expression.';
COMMENT ON COLUMN items_textes.item_no IS 'Item.';
COMMENT ON COLUMN items_textes.mots IS 'Ses mots repliés, séparés et entourés d’une espace.';

-- Trié par paire de mots : une suite exacte se lit en quelques blocs, sans rouvrir un texte.
CREATE TABLE index_suites AS
SELECT mot, suivant, item_no, place FROM occurrences ORDER BY mot, suivant, item_no, place;
COMMENT ON TABLE index_suites IS 'Chaque mot écrit et celui qui le suit, pour chercher une expression exacte.';

-- Un numéro par racine, dans leur ordre : compter et trier des entiers coûte bien moins que
-- compter et trier des mots.
CREATE TEMP TABLE racines_numerotees AS
SELECT mot, racine, (dense_rank() OVER (ORDER BY racine))::INTEGER AS racine_no
FROM racines_des_mots;

CREATE TEMP TABLE comptes AS
SELECT racine_no, item_no, count(*)::USMALLINT AS nb
FROM occurrences
JOIN racines_numerotees USING (mot)
GROUP BY ALL;

CREATE TABLE items_longueurs AS
SELECT items.item_no, coalesce(sum(nb), 0)::INTEGER AS nb_mots
FROM items
LEFT JOIN comptes USING (item_no)
GROUP BY ALL
ORDER BY ALL;
COMMENT ON TABLE items_longueurs IS 'Nombre de mots pleins de chaque item, pour pondérer la recherche.';

-- Trié par racine : une recherche ne lit que les blocs de ses mots.
-- Le poids est celui de BM25 (k1 = 1,2 ; b = 0,75), hors rareté de la racine : l’écrire ici
-- évite de joindre items_longueurs à chaque recherche.
CREATE TABLE index_mots AS
SELECT
    racine, item_no, nb,
    (nb * 2.2 / (nb + 1.2 * (0.25 + 0.75 * nb_mots / moyenne)))::FLOAT AS poids
FROM comptes
JOIN (SELECT DISTINCT racine_no, racine FROM racines_numerotees) USING (racine_no)
JOIN items_longueurs USING (item_no)
CROSS JOIN (SELECT avg(nb_mots) AS moyenne FROM items_longueurs)
ORDER BY racine_no, item_no;
COMMENT ON TABLE index_mots IS 'Index de recherche : quelle racine se trouve dans quel item, combien de fois, avec quel poids.';

-- Un item sur huit, toujours les mêmes : comparer les mots de millions d’items
-- (queries/mots_selection.py) ne relit pas tous les textes. Les plus rarement tirés d’abord :
-- un item sur cent vingt-huit se lit au début de la table.
CREATE TABLE index_tires AS
SELECT racine, item_no, nb, tirage & -tirage AS pas
FROM (SELECT racine, item_no, nb, (item_no * 2654435761) // 128 AS tirage FROM index_mots)
WHERE tirage % 8 = 0
ORDER BY pas DESC, racine, item_no;
COMMENT ON TABLE index_tires IS 'Les lignes d’index_mots d’un item sur huit, pour comparer les mots de très grandes sélections.';

-- Une racine, la forme sous laquelle elle est le plus souvent écrite, et sa rareté.
CREATE TABLE racines AS
SELECT
    racine, forme, nb_occurrences, nb_items,
    ln(1 + (nb_textes - nb_items + 0.5) / (nb_items + 0.5)) AS rarete
FROM (
    SELECT
        racine, arg_min(ecrit, (-nb_fois, mot)) AS forme,
        sum(nb_fois)::INTEGER AS nb_occurrences
    FROM mots_ecrits JOIN racines_des_mots USING (mot)
    GROUP BY racine
)
JOIN (SELECT racine, count(*)::INTEGER AS nb_items FROM index_mots GROUP BY racine) USING (racine)
CROSS JOIN (SELECT count(*) AS nb_textes FROM items)
ORDER BY racine;
COMMENT ON TABLE racines IS 'Les racines connues de la recherche, leur forme la plus fréquente, leur rareté (BM25).';

CREATE TABLE vocabulaire AS SELECT mot, racine FROM racines_des_mots ORDER BY mot;
COMMENT ON TABLE vocabulaire IS 'Les mots écrits dans les items et leur racine, pour compléter un mot commencé.';

DROP TABLE occurrences;
DROP TABLE mots_ecrits;
DROP TABLE racines_numerotees;
DROP TABLE comptes;

COMMENT ON COLUMN index_suites.mot IS 'Mot replié, mots vides compris.';
COMMENT ON COLUMN index_suites.suivant IS 'Mot qui le suit ; vide à la fin du texte.';
COMMENT ON COLUMN index_suites.item_no IS 'Item.';
COMMENT ON COLUMN index_suites.place IS 'Rang du mot dans l’item, à partir de 0.';
COMMENT ON COLUMN index_mots.racine IS 'Racine d’un mot.';
COMMENT ON COLUMN index_mots.item_no IS 'Item où elle se trouve.';
COMMENT ON COLUMN index_mots.nb IS 'Nombre de fois qu’elle s’y trouve.';
COMMENT ON COLUMN index_mots.poids IS 'Poids de la racine dans l’item (BM25), hors rareté.';
COMMENT ON COLUMN index_tires.racine IS 'Racine d’un mot.';
COMMENT ON COLUMN index_tires.item_no IS 'Item où elle se trouve.';
COMMENT ON COLUMN index_tires.nb IS 'Nombre de fois qu’elle s’y trouve.';
COMMENT ON COLUMN index_tires.pas IS 'Le plus grand pas qui tire cet item : une puissance de deux, à partir de 8.';
COMMENT ON COLUMN items_longueurs.item_no IS 'Item.';
COMMENT ON COLUMN items_longueurs.nb_mots IS 'Nombre de mots pleins.';
COMMENT ON COLUMN racines.racine IS 'Racine d’un mot.';
COMMENT ON COLUMN racines.forme IS 'Forme la plus fréquente, celle que l’on montre.';
COMMENT ON COLUMN racines.nb_occurrences IS 'Nombre de fois qu’elle est écrite.';
COMMENT ON COLUMN racines.nb_items IS 'Nombre d’items où elle se trouve.';
COMMENT ON COLUMN racines.rarete IS 'Rareté de la racine (BM25).';
COMMENT ON COLUMN vocabulaire.mot IS 'Mot plein, replié.';
COMMENT ON COLUMN vocabulaire.racine IS 'Sa racine.';
