#include <stdlib.h>
#include <string.h>
#include <zip.h>
