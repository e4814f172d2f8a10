# An invented migration: every ship is a boat, and what sails it, crews it.
PREFIX gt: <https://w3id.org/goldenthread/ont#>

DELETE { ?ship a gt:Ship }
INSERT { ?ship a gt:Boat }
WHERE { ?ship a gt:Ship } ;

DELETE { ?crew gt:sails ?ship }
INSERT { ?crew gt:crews ?ship }
WHERE { ?crew gt:sails ?ship }
