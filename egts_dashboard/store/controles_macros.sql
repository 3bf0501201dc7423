-- Ce que les contrôles ont en commun : écrire un nombre, une date, un lieu à la française.
-- Elles restent au magasin : les vues ecarts_… qui rejouent chaque règle s’en servent.
-- chr(160) : espace insécable ; chr(8239) : espace fine insécable ; chr(8722) : signe moins.

CREATE MACRO fr_decimal(x, decimales) AS
    replace(replace(replace(
        format(CASE decimales WHEN 0 THEN '{:,.0f}' WHEN 1 THEN '{:,.1f}' ELSE '{:,.2f}' END, x::DOUBLE),
        ',', chr(8239)), '.', ','), '-', chr(8722));

CREATE MACRO fr_nombre(x) AS fr_decimal(x, 0);

CREATE MACRO fr_euros(x) AS fr_decimal(x, 2) || chr(160) || '€';

CREATE MACRO fr_euros_signes(x) AS
    CASE WHEN x > 0 THEN '+' ELSE '' END || fr_euros(x);

-- Un pourcentage s’écrit avec les décimales qu’il a.
CREATE MACRO nb_decimales(x) AS
    CASE WHEN x = trunc(x) THEN 0 WHEN x * 10 = trunc(x * 10) THEN 1 ELSE 2 END;

CREATE MACRO fr_pct(x, decimales) AS
    fr_decimal(x, decimales) || chr(160) || '%';

CREATE MACRO mois_fr() AS
    ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août',
     'septembre', 'octobre', 'novembre', 'décembre'];

CREATE MACRO fr_date(jour) AS
    CASE WHEN day(jour) = 1 THEN '1er' ELSE day(jour)::VARCHAR END
    || chr(160) || mois_fr()[month(jour)] || chr(160) || year(jour)::VARCHAR;

-- « 1 ligne », « 7 lignes » : le singulier vaut au-dessous de deux.
CREATE MACRO fr_compte(n, singulier, pluriel) AS
    fr_nombre(n) || chr(160) || CASE WHEN n < 2 THEN singulier ELSE pluriel END;

-- Une citation dans une citation prend les guillemets anglais.
CREATE MACRO cite(texte) AS
    '«' || chr(160)
    || if(
        contains(texte, '«') OR contains(texte, '»'),
        regexp_replace(
            regexp_replace(texte, '«[\s\x{a0}\x{202f}]*', '“', 'g'),
            '[\s\x{a0}\x{202f}]*»', '”', 'g'
        ),
        texte
    )
    || chr(160) || '»';

-- Le document et l’endroit : de quoi retrouver la ligne en quelques secondes. L’endroit d’une
-- ligne importée nomme déjà son fichier : quand c’est aussi le document, il ne se redit pas.
CREATE MACRO lieu_dans(titre, endroit) AS
    if(starts_with(endroit, titre || ', '), endroit, titre || ', ' || endroit);

-- Les colonnes y changent de nom : une macro prendrait celles de la requête pour les siennes.
CREATE MACRO lieu(source, endroit) AS lieu_dans(
    (
        SELECT titre_du_lieu
        FROM (SELECT source_id AS source_du_lieu, titre AS titre_du_lieu FROM sources)
        WHERE source_du_lieu = source
    ),
    endroit
);

-- De quoi ranger « a-2 » avant « a-10 » : chaque nombre s’écrit sur douze chiffres.
CREATE MACRO dans_l_ordre_des_nombres(texte) AS regexp_replace(
    regexp_replace(texte, '\d+', '000000000000\0', 'g'), '\d*(\d{12})', '\1', 'g'
);

-- Deux textes pareils à la casse, aux accents et à la ponctuation près. Le remplacement est lent :
-- on ne le demande pas pour un texte qui n’est que mots et espaces.
CREATE MACRO plie(texte) AS if(
    regexp_full_match(strip_accents(lower(texte)), '[a-z0-9]+( [a-z0-9]+)*'),
    strip_accents(lower(texte)),
    trim(regexp_replace(strip_accents(lower(texte)), '[^a-z0-9]+', ' ', 'g'))
);

-- Les premiers éléments d’une liste, et combien d’autres suivent.
CREATE MACRO enumere(liste, limite) AS
    array_to_string(liste[1:limite], ', ')
    || CASE WHEN len(liste) > limite
        THEN ' et ' || fr_compte(len(liste) - limite, 'autre', 'autres') ELSE '' END;

-- Ce que désigne « enveloppe:ID », « territoire:CODE »… : l’identifiant seul.
CREATE MACRO vise(perimetre) AS split_part(perimetre, ':', 2);
