/** Texts with exact offsets; the parsers of each language stand in packages below. Uses nothing but the JDK. */
package dev.cachelens.syntax;
