/** POSIX shell, with the parts of bash that RUN bodies use: text with exact offsets to commands and words. */
package dev.cachelens.syntax.shell;
