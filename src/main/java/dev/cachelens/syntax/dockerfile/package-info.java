/** Dockerfiles: text with exact offsets to instructions, flags, words and here-documents, as BuildKit's parser sees them. */
package dev.cachelens.syntax.dockerfile;
