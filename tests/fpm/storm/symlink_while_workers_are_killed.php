<?php
require __DIR__ . '/../storm.inc';
Storm::report(Releases::class, 'sigurg', kill: true);
?>
