mod debian/opcflush.ini
