#include <stdlib.h>
#include <string.h>
#include <zip.h>
#include <zlib.h>
