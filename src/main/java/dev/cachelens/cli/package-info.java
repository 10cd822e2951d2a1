/** The command line: picocli commands over the same rules as in the IDE. Results go to standard output, all else to standard error. */
package dev.cachelens.cli;
