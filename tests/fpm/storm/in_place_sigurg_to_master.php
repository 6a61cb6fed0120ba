<?php
require __DIR__ . '/../storm.inc';
Storm::report(InPlace::class, 'sigurg');
?>
